/** The API as somebody of the company uses it, for tests of calls. */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import {
	Assistant,
	AssistantDefinition,
	CallCreated,
	ConversationDetail,
	type ConversationEvent,
	ConversationEventList,
} from "@centralita/contracts";
import type { z } from "zod";
import { type CallClient, connectCall } from "./call-client.ts";
import { type Person, signIn } from "./people.ts";

export type Desk = ReturnType<typeof deskOf>;

/** Says little, and fast: a test waits for every word. */
export const brief = (given: Partial<z.input<typeof AssistantDefinition>> = {}): AssistantDefinition =>
	AssistantDefinition.parse({
		name: "Breve",
		locale: "es-419",
		prompt: "Sé breve.",
		greeting: "Hola.",
		voice: { speed: 2 },
		speechToText: {},
		languageModel: {},
		turnTaking: { fillerAfterMs: 0 },
		silence: { afterSeconds: 60, prompts: [], goodbye: "Adiós." },
		recording: { notice: "Se graba." },
		questions: [{ question: "¿Cuál es el horario?", answer: "De nueve a seis." }],
		...given,
	});

/** Answered by `brief` without a model. */
export const question = { text: "¿cuál es el horario?", answer: "De nueve a seis. ¿Necesitas algo más?" } as const;

export const openDesk = async (url: string): Promise<Desk> => deskOf(url, await signIn(url, "owner"));

function deskOf(url: string, person: Person) {
	const request = (method: string, path: string, body?: unknown) =>
		fetch(url + path, {
			method,
			headers: { ...person.headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(20_000),
		});

	async function read<T extends z.ZodType>(schema: T, method: string, path: string, body?: unknown) {
		const response = await request(method, path, body);
		assert.ok(response.ok, `${method} ${path} answered ${response.status}`);
		return schema.parse(await response.json());
	}

	async function publish(assistant: Assistant): Promise<Assistant> {
		const { revision } = assistant;
		return read(Assistant, "POST", `/api/v1/assistants/${assistant.id}/publish`, { revision });
	}

	const create = async (definition: AssistantDefinition) =>
		publish(await read(Assistant, "POST", "/api/v1/assistants", { definition }));
	const newCall = (assistantId: string, draft = false) =>
		read(CallCreated, "POST", "/api/v1/calls", { assistantId, draft });
	const conversation = (id: string) => read(ConversationDetail, "GET", `/api/v1/conversations/${id}`);

	/** Reads again until `condition` holds. */
	async function eventually<T>(
		look: () => Promise<T>,
		condition: (value: T) => boolean,
		what: string,
		timeoutMs = 20_000,
	): Promise<T> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const value = await look().catch((error: unknown) => {
				if (Date.now() > deadline) throw error;
				return null;
			});
			if (value !== null && condition(value)) return value;
			assert.ok(Date.now() < deadline, `${what}: ${JSON.stringify(value)}`);
			await wait(50);
		}
	}

	/** The conversation once it ended and was analysed, after checking what holds for each of them. */
	async function history(id: string): Promise<ConversationDetail> {
		const detail = await eventually(
			() => conversation(id),
			({ status, analysis }) => status === "ended" && analysis !== null,
			"the analysis",
		);
		assertTrue(detail);
		return detail;
	}

	return {
		url,
		request,
		read,
		create,
		publish,
		newCall,
		conversation,
		eventually,

		/** Calls, and waits for the greeting. */
		async call(assistantId: string, draft = false): Promise<CallClient> {
			const client = await connectCall(url, await newCall(assistantId, draft));
			await client.heard(1);
			return client;
		},

		events: async (id: string): Promise<ConversationEvent[]> =>
			(await read(ConversationEventList, "GET", `/api/v1/conversations/${id}/events?limit=500`)).items,

		/** The providers that failed in that conversation, with why and who took over, in order. */
		async failures(id: string): Promise<unknown[][]> {
			const { items } = await read(ConversationEventList, "GET", `/api/v1/conversations/${id}/events?limit=500`);
			return items
				.filter(({ type }) => type === "provider.failed")
				.map(({ data }) => [data.provider, data.kind, data.fellBackTo]);
		},

		history,

		metric: async (name: string): Promise<string[]> =>
			(await (await request("GET", "/metrics")).text()).split("\n").filter((line) => line.startsWith(name)),

		/** The process lives, and somebody who calls now is answered. */
		async assertServes(assistantId: string): Promise<void> {
			const health = (await (await request("GET", "/health")).json()) as { status: string };
			assert.equal(health.status, "ok");
			const client = await connectCall(url, await newCall(assistantId));
			const greeting = await client.heard(1);
			assert.ok(greeting.text.length > 0 && greeting.heard === greeting.text);
			await client.hangUp();
			assert.equal((await history(client.conversationId)).endReason, "contact-hung-up");
		},
	};
}

/** What holds for the record of any call that is over, whatever went wrong. */
function assertTrue(detail: ConversationDetail): void {
	assert.equal(detail.status, "ended");
	assert.notEqual(detail.endReason, null);
	assert.notEqual(detail.durationMs, null);
	assert.deepEqual(
		detail.transcript.map(({ number }) => number),
		detail.transcript.map((_, index) => index + 1),
	);
	assert.equal(new Set(detail.transcript.map(({ id }) => id)).size, detail.transcript.length, "no turn twice");
	for (const turn of detail.transcript) {
		assert.ok(turn.generated.startsWith(turn.heard), `heard "${turn.heard}" of "${turn.generated}"`);
		assert.ok(turn.interrupted || turn.who === "contact" || turn.heard === turn.generated, turn.generated);
		assert.ok(turn.startMs >= 0 && turn.endMs >= turn.startMs, `${turn.who} ${turn.startMs}–${turn.endMs}`);
	}
	const { analysis } = detail;
	assert.ok(analysis);
	assert.ok(analysis.summary.length > 0);
	assert.ok(analysis.outcomeTurn === null || analysis.outcomeTurn <= detail.transcript.length);
}

/** A WAV that plays: a stereo header that is right about the samples that follow. */
export function assertPlayable(wav: Buffer, atLeastMs: number): void {
	assert.equal(wav.toString("latin1", 0, 4), "RIFF");
	assert.equal(wav.readUInt32LE(4), wav.length - 8);
	assert.equal(wav.toString("latin1", 8, 16), "WAVEfmt ");
	assert.deepEqual([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)], [1, 2, 16_000]);
	assert.equal(wav.toString("latin1", 36, 40), "data");
	assert.equal(wav.readUInt32LE(40), wav.length - 44);
	const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
	assert.ok(samples.length / 2 / 16 >= atLeastMs, `${samples.length / 2 / 16} ms of recording`);
	assert.ok(
		samples.some((sample) => Math.abs(sample) > 1000),
		"something is heard in it",
	);
}
