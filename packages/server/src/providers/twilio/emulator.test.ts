import assert from "node:assert/strict";
import { on, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { after, afterEach, test } from "node:test";
import { startTwilioEmulator } from "@centralita/emulators";
import { WebSocketServer } from "ws";
import { systemClock } from "../../platform/time/index.ts";
import type { AcceptedMedia, CarrierEvent, CarrierInstruction, DialOrder, Telephony } from "../../ports/telephony.ts";
import { createTwilio } from "./index.ts";
import { addresses } from "./testing.ts";

const { signal } = new AbortController();
const none: ReadonlySet<string> = new Set();
const line = "+14155550199";
const contact = "+14155550100";
const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
const token = "tok_abc";

/** What was told and what came over media sockets; `answer` decides what becomes of a call that asks. */
async function startProduct(telephony: () => Telephony) {
	const events: CarrierEvent[] = [];
	const media: AcceptedMedia[] = [];
	const refused: unknown[] = [];
	let answer: (event: CarrierEvent) => CarrierInstruction = () => ({ type: "hang-up" });
	const server = createServer(async (request, response) => {
		const { method = "", url = "", headers } = request;
		const received = telephony().receive({ method, url: `${publicUrl}${url}`, headers, body: await buffer(request) });
		if (received.type === "refused") {
			refused.push(received);
			response.writeHead(403).end();
			return;
		}
		const [first] = received.events;
		const twiml = received.awaits && first ? telephony().answer(answer(first)) : null;
		if (twiml) response.writeHead(200, { "content-type": twiml.contentType }).end(twiml.body);
		else response.writeHead(204).end();
		for (const event of received.events) {
			events.push(event);
			server.emit("told");
		}
	}).listen(0, "127.0.0.1");
	const sockets = new WebSocketServer({ noServer: true });
	server.on("upgrade", (request, socket, head) => {
		const { method = "", url = "", headers } = request;
		const upgrade = { method, url: `${publicUrl}${url}`, headers };
		if (!telephony().mayOpenMedia(upgrade)) {
			socket.destroy();
			return;
		}
		sockets.handleUpgrade(request, socket, head, async (opened) => {
			media.push(await telephony().acceptMedia(opened, upgrade));
			server.emit("told");
		});
	});
	await once(server, "listening");
	const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		publicUrl,
		events,
		media,
		refused,
		answerWith(next: typeof answer) {
			answer = next;
		},
		async until(condition: () => boolean) {
			const changes = on(server, "told", { signal: AbortSignal.timeout(10_000) });
			while (!condition()) await changes.next();
			await changes.return?.();
		},
		types: () => events.map(({ type }) => type),
		reset() {
			events.length = 0;
			media.length = 0;
			refused.length = 0;
		},
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

const emulator = await startTwilioEmulator({ numbers: [line], insecure: true, priceAfterMs: 0, balance: "3.21" });
const product = await startProduct(() => twilio);
const twilio = createTwilio({
	credentials: { accountSid: emulator.accountSid, authToken: emulator.authToken },
	addresses: { publicUrl: product.publicUrl, account: addresses.account },
	baseUrl: emulator.url,
	clock: systemClock,
});
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(() => {
	emulator.reset();
	product.reset();
});

const order = (more: Partial<DialOrder> = {}): DialOrder => ({
	callId,
	from: line,
	to: contact,
	ringMs: 20_000,
	maxDurationMs: 600_000,
	machineDetection: "off",
	token,
	...more,
});
const connect: CarrierInstruction = { type: "connect", callId, token };
const numberId = () => emulator.numbers[0]?.sid ?? "";
const hasEvent = (type: CarrierEvent["type"]) => () => product.types().includes(type);

test("reports the account, and takes a number in and out", async () => {
	const { balance, problems } = await twilio.account(signal);
	assert.deepEqual(balance, { micros: 3_210_000, currency: "USD" });
	assert.deepEqual(problems, [{ code: "low-balance", detail: "3.21 USD" }]);
	assert.deepEqual(
		(await twilio.numbers(signal)).map(({ id, number }) => [id, number]),
		[[numberId(), line]],
	);
	await twilio.connectNumber(numberId(), signal);
	assert.match(emulator.numbers[0]?.voiceUrl ?? "", /\/voice#/);
	assert.match(emulator.numbers[0]?.voiceFallbackUrl ?? "", /\/voice\?fallback=1#/);
	await twilio.disconnectNumber(numberId(), signal);
	assert.equal(emulator.numbers[0]?.voiceUrl, "");
});

test("carries an incoming call from its first ring to its end", { timeout: 20_000 }, async () => {
	await twilio.connectNumber(numberId(), signal);
	product.answerWith(({ type }) => (type === "incoming" ? connect : { type: "hang-up" }));
	const call = await emulator.dialIn({ from: contact, to: line, script: [{ press: "7" }] });
	await product.until(() => product.media.length > 0);
	const [accepted] = product.media;
	assert.deepEqual([accepted?.token, accepted?.carrierCallId], [token, call.sid]);
	const connection = accepted?.connection;
	assert.ok(connection);
	connection.send(new Int16Array(1600).fill(8000));
	connection.mark("said");
	const inputs = new Set<string>();
	for await (const input of connection.input) {
		inputs.add(input.type === "dtmf" ? input.digit : input.type);
		if (["audio", "7", "mark"].every((each) => inputs.has(each))) break;
	}
	const loud = call.ear.played().filter((sample) => sample > 7000).length;
	assert.equal(loud, 1600);
	connection.hangUp("done");
	const end = await call.done;
	assert.deepEqual([end.status, end.endedBy], ["completed", "twiml"]);
	await product.until(hasEvent("ended"));
	assert.deepEqual(new Set(product.types()), new Set(["incoming", "other", "media-ended", "ended"]));
	assert.deepEqual(product.refused, []);
	assert.deepEqual(emulator.debugger, []);
});

test("carries a call of ours, and knows its price", { timeout: 20_000 }, async () => {
	// Long enough to be billed a minute.
	emulator.answer(contact, { kind: "human", detectMs: 700 });
	product.answerWith(() => connect);
	const sid = await twilio.dial(order({ machineDetection: "detect" }), signal);
	await product.until(() => product.media.length > 0);
	assert.equal((await twilio.lookUp(sid, signal))?.state, "answered");
	await product.until(hasEvent("machine"));
	await twilio.hangUp(sid, signal);
	await twilio.hangUp(sid, signal);
	await product.until(hasEvent("ended"));
	const types = product.types();
	for (const type of ["dialling", "ringing", "answered", "machine", "ended"] as const)
		assert.ok(types.includes(type), type);
	const carried = product.events.filter(({ type }) => type !== "other");
	assert.ok(carried.every((event) => event.callId === callId && event.carrierCallId === sid));
	await emulator.waitFor(() => emulator.calls[0]?.status === "completed");
	const found = await twilio.lookUp(sid, signal);
	assert.deepEqual([found?.state, found?.outcome], ["ended", "completed"]);
	assert.deepEqual(found?.cost, { micros: 14_000, currency: "USD" });
	assert.deepEqual(product.refused, []);
});

test("gives a call to somebody else and takes it back", { timeout: 20_000 }, async () => {
	emulator.answer("+14155550123", { kind: "busy" });
	product.answerWith(({ type }) => (type === "answered" ? connect : { type: "hang-up" }));
	const sid = await twilio.dial(order(), signal);
	await product.until(() => product.media.length > 0);
	const transfer = { type: "transfer", callId, to: "+14155550123", from: line, ringMs: 10_000, occasion: "1" } as const;
	await twilio.instruct(sid, transfer, { incoming: false }, signal);
	await product.until(hasEvent("transfer-ended"));
	const event = product.events.find(({ type }) => type === "transfer-ended");
	assert.ok(event?.type === "transfer-ended" && event.outcome === "busy" && event.carrierCallId === sid);
	await product.until(hasEvent("ended"));
});

test("finds the call whose answer was lost, and none that never was", { timeout: 20_000 }, async () => {
	const since = Date.now();
	emulator.answer(contact, { kind: "no-answer" });
	emulator.fault({ on: "create-call", kind: "drop" }, { on: "create-call", kind: "hang-after-creating" });
	await assert.rejects(twilio.dial(order(), signal), { kind: "unavailable", undecided: true });
	assert.equal(await twilio.findDialled(order(), { since, taken: none }, signal), null);
	const abort = new AbortController();
	const lost = twilio.dial(order(), abort.signal);
	await Promise.race([emulator.waitFor(() => emulator.calls.length === 1), lost]);
	abort.abort();
	await assert.rejects(lost, { kind: "cancelled", undecided: true });
	const found = await twilio.findDialled(order(), { since, taken: none }, signal);
	assert.equal(found?.carrierCallId, emulator.calls[0]?.sid);
	assert.equal(await twilio.findDialled(order({ to: "+14155550101" }), { since, taken: none }, signal), null);
});
