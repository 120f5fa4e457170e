import assert from "node:assert/strict";
import { on, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { after, afterEach, test } from "node:test";
import { startTelnyxEmulator } from "@centralita/emulators";
import { WebSocketServer } from "ws";
import { systemClock } from "../../platform/time/index.ts";
import type { AcceptedMedia, CarrierEvent, CarrierInstruction, DialOrder, Telephony } from "../../ports/telephony.ts";
import { createTelnyx } from "./index.ts";
import { addresses } from "./testing.ts";

const { signal } = new AbortController();
const none: ReadonlySet<string> = new Set();
const line = "+14155550199";
const contact = "+14155550100";
const colleague = "+14155550123";
const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
const token = "tok_abc";

/** What was told and what came over media sockets; `instruct` decides what becomes of a call that waits. */
async function startProduct(telephony: () => Telephony) {
	const events: CarrierEvent[] = [];
	const media: AcceptedMedia[] = [];
	const refused: unknown[] = [];
	let decide: (event: CarrierEvent) => CarrierInstruction | null = () => null;
	const server = createServer(async (request, response) => {
		const { method = "", url = "", headers } = request;
		const received = telephony().receive({ method, url: `${publicUrl}${url}`, headers, body: await buffer(request) });
		response.writeHead(received.type === "events" ? 200 : 403).end();
		if (received.type === "refused") {
			refused.push(received);
			return;
		}
		for (const event of received.events) {
			const instruction = received.awaits ? decide(event) : null;
			const context = { incoming: event.type === "incoming" };
			if (instruction) await telephony().instruct(event.carrierCallId, instruction, context, signal);
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
		decideBy(next: typeof decide) {
			decide = next;
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
			decide = () => null;
		},
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

const emulator = await startTelnyxEmulator({
	numbers: [{ phoneNumber: line, connectionId: null }],
	insecure: true,
	balance: "3.21",
	speakMsPerCharacter: 10,
});
const product = await startProduct(() => telnyx);
const telnyx = createTelnyx({
	credentials: { apiKey: emulator.apiKey, publicKey: emulator.publicKey, connectionId: emulator.connectionId },
	addresses: { publicUrl: product.publicUrl, account: addresses.account },
	baseUrl: emulator.url,
	clock: systemClock,
});
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(async () => {
	await emulator.webhooks.settled();
	assert.deepEqual(product.refused, []);
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
const numberId = emulator.numbers[0]?.id ?? "";
const eventOf = (type: CarrierEvent["type"]) => product.events.find((event) => event.type === type);
const told = (type: CarrierEvent["type"]) => product.until(() => eventOf(type) !== undefined);

test("reports the account, and takes a number in and out", async () => {
	const { active, balance, problems } = await telnyx.account(signal);
	assert.deepEqual([active, balance], [true, { micros: 3_210_000, currency: "USD" }]);
	assert.deepEqual(problems, [{ code: "low-balance", detail: "3.21 USD" }]);
	assert.deepEqual(
		(await telnyx.numbers(signal)).map(({ id, number }) => [id, number]),
		[[numberId, line]],
	);
	await telnyx.connectNumber(numberId, signal);
	const { webhookUrl, failoverUrl, costInWebhooks } = emulator.application;
	assert.match(webhookUrl, /\/events$/);
	assert.deepEqual([failoverUrl, costInWebhooks], [`${webhookUrl}?fallback=1`, true]);
	assert.equal(emulator.numbers[0]?.connectionId, emulator.connectionId);
	await telnyx.disconnectNumber(numberId, signal);
	assert.equal(emulator.numbers[0]?.connectionId, null);
});

test("carries an incoming call from its first ring to its end", { timeout: 20_000 }, async () => {
	await telnyx.connectNumber(numberId, signal);
	product.decideBy(({ type }) => (type === "incoming" ? { type: "connect", callId, token } : null));
	const call = await emulator.dialIn({ from: contact, to: line, script: [{ press: "7" }], codec: "PCMA" });
	await product.until(() => product.media.length > 0);
	const [accepted] = product.media;
	assert.deepEqual([accepted?.token, accepted?.carrierCallId], [token, call.callControlId]);
	const connection = accepted?.connection;
	assert.ok(connection);
	for (let i = 0; i < 10; i++) connection.send(new Int16Array(160).fill(8000));
	connection.mark("said");
	const inputs: string[] = [];
	for await (const input of connection.input) {
		inputs.push(input.type === "dtmf" ? input.digit : input.type);
		if (["audio", "7", "mark"].every((each) => inputs.includes(each))) break;
	}
	assert.equal(inputs.filter((each) => each === "7").length, 1);
	assert.equal(call.ear.played().filter((sample) => sample > 7000).length, 1600);
	assert.equal(call.streams[0]?.oddChunks, 0);
	await telnyx.sendDigits(call.callControlId, "12#", signal);
	await call.waitFor((leg) => leg.heardKeys() === "12#");
	connection.hangUp("done");
	await told("media-ended");
	await telnyx.hangUp(call.callControlId, signal);
	await telnyx.hangUp(call.callControlId, signal);
	await told("ended");
	await told("cost");
	const carried = product.events.filter(({ type }) => type !== "other" && type !== "incoming");
	assert.ok(carried.every((event) => event.callId === callId && event.carrierCallId === call.callControlId));
	const ended = eventOf("ended");
	assert.ok(ended?.type === "ended" && ended.outcome === "completed" && ended.cause === "normal_clearing");
	assert.equal((await telnyx.lookUp(call.callControlId, signal))?.state, "ended");
});

test("takes a call back whose media socket broke", { timeout: 20_000 }, async () => {
	let sockets = 0;
	product.decideBy(({ type }) =>
		type === "incoming" || type === "media-ended" ? { type: "connect", callId, token: `tok_${++sockets}` } : null,
	);
	await telnyx.connectNumber(numberId, signal);
	const call = await emulator.dialIn({ from: contact, to: line });
	await product.until(() => product.media.length === 1);
	call.dropSocket();
	await product.until(() => product.media.length === 2);
	assert.deepEqual(
		product.media.map(({ token: each }) => each),
		["tok_1", "tok_2"],
	);
	product.decideBy(() => null);
	call.hangUp();
	await told("ended");
});

test("refuses a call with words, and lets the caller go", { timeout: 20_000 }, async () => {
	await telnyx.connectNumber(numberId, signal);
	product.decideBy(() => ({ type: "say", callId: null, text: "Estamos cerrados.", locale: "es-AR" }));
	const call = await emulator.dialIn({ from: contact, to: line });
	const { hangupCause, hangupSource } = await call.done;
	assert.deepEqual(call.spoken(), ["Estamos cerrados."]);
	assert.deepEqual([hangupCause, hangupSource], ["normal_clearing", "callee"]);
	await told("ended");
	assert.deepEqual(new Set(product.types()), new Set(["incoming", "other", "ended"]));
});

test("refuses a call without a word", { timeout: 20_000 }, async () => {
	await telnyx.connectNumber(numberId, signal);
	product.decideBy(() => ({ type: "reject", reason: "busy" }));
	const call = await emulator.dialIn({ from: contact, to: line });
	assert.equal((await call.done).hangupCause, "user_busy");
});

test("carries a call of ours, whoever picks up", { timeout: 20_000 }, async () => {
	emulator.answer(contact, { kind: "machine", greetingMs: 600, beep: true, detectMs: 200 });
	const id = await telnyx.dial(order({ machineDetection: "message" }), signal);
	await product.until(() => product.media.length > 0);
	assert.equal(product.media[0]?.carrierCallId, id);
	await product.until(() => product.events.some((event) => event.type === "machine" && event.greetingOver));
	assert.equal((await telnyx.lookUp(id, signal))?.state, "ringing");
	emulator.calls[0]?.hangUp();
	await told("ended");
	for (const type of ["dialling", "answered", "machine", "media-ended"] as const) await told(type);
	const carried = product.events.filter(({ type }) => type !== "other");
	assert.ok(carried.every((event) => event.callId === callId && event.carrierCallId === id));
});

test("knows why nobody answered", { timeout: 20_000 }, async () => {
	for (const [behaviour, outcome] of [
		[{ kind: "busy" }, "busy"],
		[{ kind: "rejected" }, "failed"],
		[{ kind: "failed" }, "failed"],
	] as const) {
		product.reset();
		emulator.reset();
		emulator.answer(contact, behaviour);
		await telnyx.dial(order(), signal);
		await told("ended");
		const ended = eventOf("ended");
		assert.ok(ended?.type === "ended" && ended.outcome === outcome, behaviour.kind);
	}
});

test("gives a call to somebody else and takes it back", { timeout: 20_000 }, async () => {
	emulator.answer(colleague, { kind: "busy" });
	const id = await telnyx.dial(order(), signal);
	await product.until(() => product.media.length > 0);
	product.media[0]?.connection.hangUp("transferred");
	await told("media-ended");
	const transfer = { type: "transfer", callId, to: colleague, from: line, ringMs: 10_000, occasion: "1" } as const;
	await telnyx.instruct(id, transfer, { incoming: false }, signal);
	await told("transfer-ended");
	const busy = eventOf("transfer-ended");
	assert.ok(busy?.type === "transfer-ended" && busy.outcome === "busy" && busy.carrierCallId === id);
	await telnyx.instruct(id, { type: "connect", callId, token: "tok_again" }, { incoming: false }, signal);
	await product.until(() => product.media.length === 2);
	product.media[1]?.connection.hangUp("transferred");
	product.events.length = 0;
	await told("media-ended");
	const free = "+14155550124";
	await telnyx.instruct(id, { ...transfer, to: free, occasion: "2" }, { incoming: false }, signal);
	await emulator.waitFor(() => emulator.calls.some(({ to, peer }) => to === free && peer !== null));
	emulator.calls.find(({ to }) => to === free)?.hangUp();
	await told("transfer-ended");
	const taken = eventOf("transfer-ended");
	assert.ok(taken?.type === "transfer-ended" && taken.outcome === "completed");
	assert.equal(eventOf("ended"), undefined, "the call itself lives on");
	await telnyx.hangUp(id, signal);
	await told("ended");
});

test("rings once, whatever becomes of the answers", { timeout: 30_000 }, async () => {
	emulator.answer(contact, { kind: "no-answer" });
	emulator.fault({ on: "dial", kind: "hang-after-creating" });
	const id = await telnyx.dial(order(), signal);
	assert.deepEqual(
		emulator.calls.map(({ callControlId }) => callControlId),
		[id],
	);
	await telnyx.hangUp(id, signal);
	emulator.fault({ on: "dial", kind: "status", status: 503, times: 2 });
	await assert.rejects(telnyx.dial(order({ callId: callId.replace("8057", "8058") }), signal), { undecided: true });
	assert.equal(emulator.calls.length, 1);
});

test("finds the call whose answer was lost, and none that never was", { timeout: 20_000 }, async () => {
	emulator.answer(contact, { kind: "no-answer" });
	const since = Date.now();
	assert.equal(await telnyx.findDialled(order(), { since, taken: none }, signal), null);
	emulator.fault({ on: "dial", kind: "hang-after-creating" });
	const abort = new AbortController();
	const lost = telnyx.dial(order(), abort.signal);
	await Promise.race([emulator.waitFor(() => emulator.calls.length === 1), lost]);
	abort.abort();
	await assert.rejects(lost, { kind: "cancelled", undecided: true });
	const found = await telnyx.findDialled(order(), { since, taken: none }, signal);
	assert.equal(found?.carrierCallId, emulator.calls[0]?.callControlId);
	const other = order({ callId: callId.replace("8057", "8058") });
	assert.equal(await telnyx.findDialled(other, { since, taken: none }, signal), null);
	await telnyx.hangUp(found?.carrierCallId ?? "", signal);
	assert.equal(await telnyx.findDialled(order(), { since, taken: none }, signal), null);
});
