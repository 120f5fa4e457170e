import { aborted, pause } from "../shared/wait.ts";
import { dtmfTone, encodeMuLaw } from "../telephone/index.ts";
import type { AudioPath, Call, StatusSubscription } from "./call.ts";
import { ring } from "./ring.ts";
import { playTo } from "./speak.ts";
import { actionOf, methodOf, type Next, resolveUrl, secondsOf, type VerbContext } from "./verb.ts";
import type { XmlElement } from "./xml.ts";

const E164 = /^\+[1-9]\d{6,14}$/u;

function subscriptionOf(call: Call, number: XmlElement | undefined): StatusSubscription | null {
	const url = number?.attributes.statusCallback;
	if (url === undefined) return null;
	const events = (number?.attributes.statusCallbackEvent ?? "completed").split(/\s+/u);
	return { url: resolveUrl(call, url), method: methodOf(number?.attributes.statusCallbackMethod), events };
}

/** What one hears the other says. Keys are not passed on. */
const pathTo = (other: Call): AudioPath => ({ frame: (bytes) => other.ear.receive(bytes), press: () => {} });

/** Joins two people until one of them leaves or the time is over. */
async function bridge(call: Call, leg: Call, limitMs: number, signal: AbortSignal): Promise<void> {
	call.answer();
	call.note("bridged", { with: leg.sid });
	leg.note("bridged", { with: call.sid });
	const paths = [pathTo(leg), pathTo(call)] as const;
	call.attach(paths[0]);
	leg.attach(paths[1]);
	const end = new AbortController();
	await Promise.race([aborted(signal), aborted(leg.life), pause(limitMs, end.signal)]);
	end.abort();
	call.detach(paths[0]);
	leg.detach(paths[1]);
	leg.end("completed", "network");
}

/** Rings while the caller waits; true when both can be joined. */
async function reach(context: VerbContext, leg: Call, number: XmlElement | undefined): Promise<boolean> {
	const { call, element, signal, whisper } = context;
	const giveUp = () => leg.end(leg.answered ? "completed" : "canceled", "caller", 487);
	signal.addEventListener("abort", giveUp);
	const answered = !signal.aborted && (await ring(leg, secondsOf(element.attributes.timeout, 30)));
	if (answered) {
		for (const digit of number?.attributes.sendDigits ?? "") {
			leg.note("digits", { digit });
			await playTo(leg, dtmfTone(digit), leg.life);
		}
		const url = number?.attributes.url;
		if (url !== undefined)
			await whisper(leg, { url: resolveUrl(call, url), method: methodOf(number?.attributes.method) });
	}
	signal.removeEventListener("abort", giveUp);
	if (signal.aborted) giveUp();
	return answered && !leg.over;
}

/** Ringing, as the caller hears it: one short tone is enough to know. */
const ringback = encodeMuLaw(
	Int16Array.from({ length: 3200 }, (_, i) => Math.round(4000 * Math.sin((i * Math.PI) / 9))),
);

/** `<Dial>` of one number. */
export async function dial(context: VerbContext): Promise<Next> {
	const { board, call, element, signal } = context;
	const { attributes } = element;
	const [number, ...others] = element.children;
	const to = number?.text ?? element.text;
	const from = attributes.callerId ?? call.from;
	const mayShow = from === call.from || board.state.mayShow(from);
	if (others.length > 0 || !E164.test(to) || !mayShow) {
		const [code, detail] = mayShow ? [13223, `Dial: '${to}' is no number.`] : [13214, `Dial: '${from}' is not yours.`];
		call.trouble(code, detail);
		return await actionOf(context, { DialCallStatus: "failed", DialBridged: "false" });
	}
	const leg = board.open({
		direction: "outbound-dial",
		from,
		to,
		parent: call,
		behaviour: board.state.behaviour(to),
		subscription: subscriptionOf(call, number),
		fallback: null,
		timeLimitMs: secondsOf(attributes.timeLimit, 14_400),
	});
	call.note("dial", { to, from, leg: leg.sid });
	if (call.answered) call.ear.receive(ringback);
	const joined = await reach(context, leg, number);
	call.ear.clear();
	if (joined) await bridge(call, leg, secondsOf(attributes.timeLimit, 14_400), signal);
	return await actionOf(context, {
		DialCallStatus: leg.status,
		DialCallSid: leg.sid,
		DialCallDuration: String(leg.durationSeconds),
		DialBridged: String(joined),
	});
}
