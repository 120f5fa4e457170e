import { syntheticSpeech } from "../telephone/index.ts";
import type { Call, Source } from "./call.ts";
import { dial } from "./dial.ts";
import { record } from "./record.ts";
import type { Params } from "./signature.ts";
import { play, playTo, say, wait } from "./speak.ts";
import { connect } from "./stream.ts";
import type { Switchboard } from "./switchboard.ts";
import { readTwiml, type Twiml, TwimlError } from "./twiml.ts";
import { methodOf, type Next, resolveUrl, type VerbContext } from "./verb.ts";

const sorry = "We are sorry, an application error has occurred. Goodbye.";
const MAX_DOCUMENT = 64 * 1024;

const handlers: Readonly<Record<string, (context: VerbContext) => Promise<Next>>> = {
	Connect: connect,
	Dial: dial,
	Say: say,
	Play: play,
	Pause: wait,
	Record: record,
};

async function fetchTwiml(board: Switchboard, call: Call, url: string, method: string, params: Params): Promise<Twiml> {
	const delivery = await board.state.webhooks.ask({
		kind: "twiml",
		callSid: call.sid,
		method,
		url,
		params: { ...call.params(), ...params },
	});
	if (!delivery.ok) throw new TwimlError(delivery.code, delivery.detail);
	const { contentType, body } = delivery.response;
	if (!/^(?:text|application)\/xml\b/u.test(contentType))
		throw new TwimlError(12300, `${url} answered with the content type '${contentType}'.`);
	if (body.length > MAX_DOCUMENT) throw new TwimlError(11750, `${url} answered with ${body.length} characters.`);
	call.documentUrl = delivery.url;
	call.note("twiml", { url: delivery.url, body });
	return readTwiml(body);
}

/** The document of a source, or of the fallback when it cannot be had; null: neither, and the person was told. */
async function load(board: Switchboard, call: Call, source: Source, signal: AbortSignal): Promise<Twiml | null> {
	try {
		if ("twiml" in source) return readTwiml(source.twiml);
		return await fetchTwiml(board, call, source.url, source.method, source.params ?? {});
	} catch (error) {
		if (!(error instanceof TwimlError)) throw error;
		if (signal.aborted) return null;
		call.trouble(error.code, error.message);
		const { fallback } = call.options;
		if (fallback !== null && !("url" in source && source.url === fallback.url))
			return await load(
				board,
				call,
				{
					...fallback,
					params: { ErrorCode: String(error.code), ErrorUrl: "url" in source ? source.url : "" },
				},
				signal,
			);
		call.answer();
		call.saidTexts.push({ text: sorry, language: "en-US", voice: null });
		await playTo(call, syntheticSpeech(500), signal);
		return null;
	}
}

/** Runs the verbs of a document in turn. */
async function runVerbs(board: Switchboard, call: Call, { verbs }: Twiml, signal: AbortSignal): Promise<Next> {
	for (const [index, element] of verbs.entries()) {
		if (signal.aborted) return "end";
		if (element.name === "Reject" && !call.answered && index === 0) {
			call.end(element.attributes.reason === "busy" ? "busy" : "no-answer", "twiml", 486);
			return "end";
		}
		if (element.name === "Hangup" || element.name === "Reject") {
			call.end("completed", "twiml");
			return "end";
		}
		if (element.name === "Redirect")
			return { url: resolveUrl(call, element.text), method: methodOf(element.attributes.method) };
		const waits = element.name === "Pause" || element.attributes.answerOnBridge === "true";
		if (!waits) call.answer();
		const whisper = (leg: Call, source: Source) => runDocuments(board, leg, source);
		const next = await handlers[element.name]?.({ board, call, element, signal, whisper });
		if (next !== undefined && next !== "continue") return next;
	}
	return "end";
}

/** Runs a document and what it leads to, until there is nothing more to run or the call is over. */
async function runDocuments(board: Switchboard, call: Call, first: Source): Promise<void> {
	let source: Source | null = first;
	while (source !== null && !call.over) {
		const signal = call.beginRound();
		const twiml: Twiml | null = await load(board, call, source, signal);
		for (const warning of twiml?.warnings ?? []) call.trouble(12200, warning, "warning");
		const next = twiml === null || signal.aborted ? "end" : await runVerbs(board, call, twiml, signal);
		source = call.takeRedirect() ?? (typeof next === "string" ? null : next);
	}
}

/** The call's life by TwiML; it is over afterwards. */
export async function runTwiml(board: Switchboard, call: Call, source: Source): Promise<void> {
	await runDocuments(board, call, source);
	call.end("completed", "twiml");
}
