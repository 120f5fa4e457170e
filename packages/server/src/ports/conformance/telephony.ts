import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { WebSocket } from "ws";
import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { CarrierInput } from "../carrier.ts";
import type { FakeClock } from "../fakes/clock.ts";
import type {
	CarrierEvent,
	CarrierInstruction,
	CarrierOutcome,
	CarrierRequest,
	DialOrder,
	Telephony,
} from "../telephony.ts";

/** What the carrier's API does with the next requests, in order; the last one stays. At first it does what it is asked. */
export type ApiBehaviour =
	| "as-asked"
	/** Does what it is asked and never says so. */
	| "hang"
	/** Does what it is asked and drops the connection. */
	| "cut"
	| "garbage"
	| "server-error"
	| "rate-limit"
	| "bad-key"
	| "bad-number";

/** A call as the carrier speaks of it. */
export type ToldCall = { carrierCallId: string; callId: string | null; from: string | null; to: string };

/** What the carrier's end of a media socket can do. */
export type FarMedia = {
	/** Says which call the socket is for, as for an upgrade with that token. */
	begin(token: string, carrierCallId: string): void;
	speak(pcm: Int16Array): void;
	sendText(text: string): void;
	vanish(): void;
	/** Resolves when the socket is closed. */
	readonly closed: Promise<void>;
};

/** One account, and the carrier it is at: an API with calls and numbers, webhooks, media sockets. */
export type TelephonyBench = {
	/** Runs on `clock`, so that it waits for ever until time is moved. */
	telephony: Telephony;
	clock: FakeClock;
	/** The same account, waiting some 200 ms of real time for its API. */
	impatient: Telephony;
	/** The same, with nothing listening where its API should be. */
	unreachable: Telephony;
	behave(...behaviours: ApiBehaviour[]): void;
	/** Calls that the API began: phones that rang. */
	rung(): number;
	/** A number of the account; the API lists it. */
	number: { id: string; number: string };
	/** Shaped like an id of a call, and none. */
	unknownCallId: string;
	/** Where webhooks about that number go according to the API; null: nowhere. */
	connectedTo(): string | null;
	/** Webhooks as the carrier sends them, signed, at the clock's time. */
	tells: {
		incoming(call: ToldCall): CarrierRequest;
		answered(call: ToldCall): CarrierRequest;
		ended(call: ToldCall, outcome: CarrierOutcome, durationMs: number | null): CarrierRequest;
		machine(call: ToldCall): CarrierRequest;
		/** Genuine, and nothing that can be understood. */
		nonsense(): CarrierRequest;
	};
	unsigned(request: CarrierRequest): CarrierRequest;
	/** The request that opens a media socket, for a `connect` with that token. */
	upgrade(token: string): Omit<CarrierRequest, "body">;
	/** A media socket: our end of it, and the carrier's. */
	openMedia(): Promise<{ socket: WebSocket; far: FarMedia }>;
	close(): void | Promise<void>;
};

const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
const token = "tok_0123456789abcdefABCDEF";
const contact = "+14155550100";
const none: ReadonlySet<string> = new Set();
const awkward = `<Hi> & "you" 'there' ]]> \u0000\u0007\u{1f44b} ¿qué?`;

const instructions: readonly CarrierInstruction[] = [
	{ type: "connect", callId, token },
	{ type: "say", callId, text: awkward, locale: "es-AR" },
	{ type: "say", callId: null, text: "", locale: "en-GB" },
	{ type: "transfer", callId, to: contact, from: "+14155550199", ringMs: 20_000, occasion: "1" },
	{ type: "reject", reason: "busy" },
	{ type: "reject", reason: "rejected" },
	{ type: "hang-up" },
];

const failed = async (work: Promise<unknown>): Promise<ProviderError> => {
	const error = await work.then(
		() => assert.fail("should have failed"),
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof ProviderError, `not a ProviderError: ${error}`);
	return error;
};

/** What every adapter of the telephony port must do, whatever its carrier is like. */
export function describeTelephony(name: string, open: () => Promise<TelephonyBench>): void {
	const { signal } = new AbortController();

	const check = (title: string, run: (bench: TelephonyBench) => Promise<void>) =>
		it(title, { timeout: 20_000 }, async () => {
			const bench = await open();
			try {
				await run(bench);
			} finally {
				await bench.close();
			}
		});

	let ordered = 0;
	/** Of a call of its own: the same one twice may be refused. */
	const orderOf = (bench: TelephonyBench, more: Partial<DialOrder> = {}): DialOrder => ({
		callId: `01890a5d-ac96-774b-bcce-${String(++ordered).padStart(12, "0")}`,
		from: bench.number.number,
		to: contact,
		ringMs: 25_000,
		maxDurationMs: 3_600_000,
		machineDetection: "off",
		token,
		...more,
	});
	const toldOf = (bench: TelephonyBench, more: Partial<ToldCall> = {}): ToldCall => ({
		carrierCallId: bench.unknownCallId,
		callId: null,
		from: contact,
		to: bench.number.number,
		...more,
	});
	/** The one event of a webhook that is believed. */
	const eventOf = (bench: TelephonyBench, request: CarrierRequest): CarrierEvent & { awaits: boolean } => {
		const received = bench.telephony.receive(request);
		assert.ok(received.type === "events", `refused: ${JSON.stringify(received)}`);
		const [event, ...others] = received.events;
		assert.ok(event && others.length === 0, "one event");
		return { ...event, awaits: received.awaits };
	};

	describe(`${name} keeps the promises of a telephony`, () => {
		check("reports the account and its numbers", async ({ telephony, number }) => {
			const report = await telephony.account(signal);
			assert.notEqual(report.name, "");
			assert.equal(report.active, true);
			if (report.balance) {
				assert.ok(Number.isSafeInteger(report.balance.micros));
				assert.match(report.balance.currency, /^[A-Z]{3}$/);
			}
			const numbers = await telephony.numbers(signal);
			assert.ok(numbers.some((each) => each.id === number.id && each.number === number.number));
			assert.ok(numbers.every((each) => /^\+[1-9]\d{6,14}$/.test(each.number)));
		});

		check("connects a number, and disconnects it, as often as one likes", async (bench) => {
			const { telephony, number } = bench;
			const isConnected = async () => (await telephony.numbers(signal)).find(({ id }) => id === number.id)?.connected;
			for (const _ of [1, 2]) {
				await telephony.connectNumber(number.id, signal);
				assert.notEqual(bench.connectedTo(), null);
				assert.equal(await isConnected(), true);
			}
			for (const _ of [1, 2]) {
				await telephony.disconnectNumber(number.id, signal);
				assert.equal(bench.connectedTo(), null);
				assert.equal(await isConnected(), false);
			}
		});

		check("begins a call and finds it by either way", async (bench) => {
			const { telephony, clock } = bench;
			let order = orderOf(bench);
			for (const machineDetection of ["off", "detect", "message"] as const) {
				order = orderOf(bench, { machineDetection });
				const id = await telephony.dial(order, signal);
				assert.equal((await telephony.lookUp(id, signal))?.carrierCallId, id);
			}
			const since = clock.now() - 60_000;
			const found = await telephony.findDialled(order, { since, taken: none }, signal);
			assert.ok(found && ["dialling", "ringing"].includes(found.state));
			assert.equal(found.outcome, null);
			assert.equal(bench.rung(), 3);
		});

		check("knows no call that never was", async (bench) => {
			const { telephony, clock, unknownCallId } = bench;
			assert.equal(await telephony.lookUp(unknownCallId, signal), null);
			await telephony.dial(orderOf(bench), signal);
			const other = orderOf(bench, { to: "+14155550101" });
			assert.equal(await telephony.findDialled(other, { since: clock.now() - 60_000, taken: none }, signal), null);
		});

		check("hangs up, and finds nothing wrong with a call that is over", async (bench) => {
			const { telephony } = bench;
			const id = await telephony.dial(orderOf(bench), signal);
			for (const _ of [1, 2]) await telephony.hangUp(id, signal);
			const call = await telephony.lookUp(id, signal);
			assert.equal(call?.state, "ended");
			assert.notEqual(call?.outcome, null);
			for (const instruction of instructions)
				for (const incoming of [true, false]) await telephony.instruct(id, instruction, { incoming }, signal);
			await telephony.hangUp(bench.unknownCallId, signal);
		});

		check("carries out every instruction, inline or by commands", async (bench) => {
			const { telephony } = bench;
			for (const instruction of instructions) {
				const id = await telephony.dial(orderOf(bench), signal);
				const answer = telephony.answer(instruction);
				if (answer) assert.ok(answer.contentType !== "" && answer.body !== "", instruction.type);
				await telephony.instruct(id, instruction, { incoming: false }, signal);
			}
			assert.equal(telephony.answer(null), null);
		});

		check("presses keys exactly if it says so", async (bench) => {
			const { telephony } = bench;
			const id = await telephony.dial(orderOf(bench, { digits: "ww12#" }), signal);
			if (telephony.sendsDigits) await telephony.sendDigits(id, "1234#*", signal);
			else assert.equal((await failed(telephony.sendDigits(id, "1", signal))).kind, "bad-request");
		});

		check("says what kind of failure it was", async (bench) => {
			const failures: readonly [ApiBehaviour, ProviderErrorKind][] = [
				["server-error", "unavailable"],
				["garbage", "bad-response"],
				["rate-limit", "rate-limit"],
				["bad-key", "auth"],
				["bad-number", "bad-request"],
				["cut", "unavailable"],
				["hang", "timeout"],
			];
			for (const [behaviour, kind] of failures) {
				bench.behave(behaviour);
				const telephony = behaviour === "hang" ? bench.impatient : bench.telephony;
				const error = await failed(telephony.dial(orderOf(bench), signal));
				assert.equal(error.kind, kind, `${behaviour}: ${error.message}`);
				assert.equal(error.provider, bench.telephony.carrier);
			}
			const error = await failed(bench.unreachable.dial(orderOf(bench), signal));
			assert.deepEqual([error.kind, error.undecided], ["unavailable", false]);
			assert.equal((await failed(bench.unreachable.account(signal))).kind, "unavailable");
		});

		check("admits that a lost answer leaves open whether a phone rings, and rings it once at most", async (bench) => {
			for (const behaviour of ["hang", "cut"] as const) {
				const before = bench.rung();
				const order = orderOf(bench);
				bench.behave(behaviour);
				const telephony = behaviour === "hang" ? bench.impatient : bench.telephony;
				const error = await failed(telephony.dial(order, signal));
				assert.equal(error.undecided, true, behaviour);
				assert.equal(bench.rung() - before, 1, behaviour);
				bench.behave("as-asked");
				assert.ok(await bench.telephony.findDialled(order, { since: bench.clock.now() - 60_000, taken: none }, signal));
			}
			const before = bench.rung();
			for (const behaviour of ["bad-key", "bad-number", "rate-limit"] as const) {
				bench.behave(behaviour);
				const error = await failed(bench.telephony.dial(orderOf(bench), signal));
				assert.equal(error.undecided, false, behaviour);
			}
			assert.equal(bench.rung(), before);
		});

		check("asks again what only reads", async (bench) => {
			bench.behave("server-error", "as-asked");
			assert.ok((await bench.telephony.numbers(signal)).length > 0);
		});

		check("stops when nobody waits any more", async (bench) => {
			const abort = new AbortController();
			bench.behave("hang");
			const pending = failed(bench.telephony.dial(orderOf(bench), abort.signal));
			abort.abort();
			assert.equal((await pending).kind, "cancelled");
		});

		check("reads an incoming call, which awaits an answer", async (bench) => {
			const event = eventOf(bench, bench.tells.incoming(toldOf(bench)));
			assert.ok(event.type === "incoming");
			assert.deepEqual(
				[event.carrierCallId, event.callId, event.from, event.to, event.awaits],
				[bench.unknownCallId, null, contact, bench.number.number, true],
			);
			const withheld = eventOf(bench, bench.tells.incoming(toldOf(bench, { from: null })));
			assert.ok(withheld.type === "incoming" && withheld.from === null);
		});

		check("reads what became of a call of ours", async (bench) => {
			const ours = toldOf(bench, { callId, from: bench.number.number, to: contact });
			const answered = eventOf(bench, bench.tells.answered(ours));
			assert.deepEqual(
				[answered.type, answered.callId, answered.carrierCallId],
				["answered", callId, bench.unknownCallId],
			);
			const machine = eventOf(bench, bench.tells.machine(ours));
			assert.ok(machine.type === "machine" && machine.answerer === "machine" && machine.callId === callId);
			for (const outcome of ["completed", "busy", "no-answer", "failed", "cancelled"] as const) {
				const ended = eventOf(bench, bench.tells.ended(ours, outcome, outcome === "completed" ? 42_000 : null));
				assert.ok(ended.type === "ended" && ended.outcome === outcome, outcome);
				assert.equal(ended.callId, callId);
				if (outcome === "completed") assert.ok(ended.durationMs === null || ended.durationMs === 42_000);
			}
		});

		check("gives one event one key, and two events two", async (bench) => {
			const ours = toldOf(bench, { callId, from: bench.number.number, to: contact });
			const requests = [
				bench.tells.incoming(toldOf(bench)),
				bench.tells.incoming(toldOf(bench, { carrierCallId: `${bench.unknownCallId.slice(0, -1)}e` })),
				bench.tells.answered(ours),
				bench.tells.machine(ours),
				bench.tells.ended(ours, "completed", 42_000),
			];
			const keys = requests.map((request) => eventOf(bench, request).key);
			assert.equal(new Set(keys).size, keys.length);
			assert.deepEqual(
				requests.map((request) => eventOf(bench, request).key),
				keys,
			);
		});

		check("believes neither an unsigned nor an altered request", async (bench) => {
			const genuine = bench.tells.incoming(toldOf(bench));
			const refusal = (request: CarrierRequest) => {
				const received = bench.telephony.receive(request);
				return received.type === "refused" ? received.reason : null;
			};
			assert.equal(refusal(genuine), null);
			assert.equal(refusal(bench.unsigned(genuine)), "unsigned");
			const altered = Buffer.from(
				genuine.body.toString().replace(contact, "+14155550109").replace("55550100", "55550109"),
			);
			assert.notDeepEqual(altered, genuine.body);
			assert.equal(refusal({ ...genuine, body: altered }), "forged");
			assert.equal(refusal({ ...genuine, body: Buffer.alloc(0) }), "forged");
			assert.equal(refusal(bench.tells.nonsense()), "malformed");
		});

		check("survives whatever is sent to it", async (bench) => {
			const genuine = bench.tells.incoming(toldOf(bench));
			const text = fc.string({ unit: "binary" });
			const headers = fc.dictionary(
				fc.oneof(fc.constantFrom(...Object.keys(genuine.headers), "host", "x-forwarded-proto"), text),
				fc.oneof(text, fc.array(text), fc.constant(undefined)),
			);
			fc.assert(
				fc.property(text, fc.oneof(text, fc.webUrl()), headers, fc.uint8Array(), (method, url, own, body) => {
					const request = { method, url, headers: own, body: Buffer.from(body) };
					assert.equal(bench.telephony.receive(request).type, "refused");
					assert.equal(typeof bench.telephony.mayOpenMedia(request), "boolean");
				}),
			);
		});

		check("accepts a media socket for the call that it is for, with what was said meanwhile", async (bench) => {
			const upgrade = bench.upgrade(token);
			assert.equal(bench.telephony.mayOpenMedia(upgrade), true);
			const { socket, far } = await bench.openMedia();
			const pending = bench.telephony.acceptMedia(socket, upgrade);
			far.begin(token, bench.unknownCallId);
			far.speak(new Int16Array(160).fill(1000));
			const accepted = await pending;
			assert.deepEqual([accepted.token, accepted.carrierCallId], [token, bench.unknownCallId]);
			assert.equal(accepted.connection.carrier, bench.telephony.carrier);
			let first: CarrierInput | undefined;
			for await (const input of accepted.connection.input) {
				first = input;
				break;
			}
			assert.equal(first?.type, "audio");
		});

		check("closes a media socket that does not say what it is for", async (bench) => {
			const upgrade = bench.upgrade(token);
			const silent = await bench.openMedia();
			const waiting = assert.rejects(bench.telephony.acceptMedia(silent.socket, upgrade));
			await bench.clock.advance(60_000);
			await waiting;
			await silent.far.closed;

			const confused = await bench.openMedia();
			const refused = assert.rejects(bench.telephony.acceptMedia(confused.socket, upgrade));
			for (let i = 0; i < 1000; i++) confused.far.sendText("no JSON");
			await refused;
			await confused.far.closed;

			const gone = await bench.openMedia();
			const lost = assert.rejects(bench.telephony.acceptMedia(gone.socket, upgrade));
			gone.far.vanish();
			await lost;
		});
	});
}
