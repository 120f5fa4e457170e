import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import {
	Assistant,
	CarrierAccountList,
	CarrierAccountStatus,
	CarrierNumberList,
	ConversationList,
	Line,
	LiveCallList,
	PhoneCall,
	SuperviseCreated,
	SuperviseServerMessage,
} from "@centralita/contracts";
import {
	type EmulatedTwilioCall,
	type OpenAiEmulator,
	signTwilioRequest,
	startOpenAiEmulator,
	startTwilioEmulator,
	type TwilioEmulator,
} from "@centralita/emulators";
import pg from "pg";
import { WebSocket } from "ws";
import { createTestHome, type TestHome } from "../../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "../e2e/support/app.ts";
import { brief, type Desk, openDesk, question } from "../support/desk.ts";
import { startNginx, type TlsProxy } from "../support/nginx.ts";
import { ownerEnvironment } from "../support/people.ts";
import { callerNumber, companyNumber, freePort } from "../support/phone.ts";
import { recordingOf } from "../support/recording.ts";
import { spoken } from "../support/spoken.ts";

const redisUrl = process.env.TEST_REDIS_URL;
const nginx = process.env.TEST_NGINX;
const all = process.env.TEST_DATABASE_URL !== undefined && redisUrl !== undefined && nginx !== undefined;

type Node = RunningApp & { port: number; desk: Desk };

/** A side of a recording in which nobody speaks is quieter. */
const loud = 1000;
const quiet = { until: "assistant-quiet", quietMs: 800 } as const;

if (all)
	describe("two nodes and a worker behind nginx with TLS", () => {
		let home: TestHome;
		let proxy: TlsProxy;
		let twilio: TwilioEmulator;
		let ears: OpenAiEmulator;
		let asks: Int16Array;
		let line: Line;
		const nodes: Node[] = [];
		let worker: RunningApp;

		const environment = (port: number, roles: string) => ({
			...home.environment,
			PORT: String(port),
			CENTRALITA_ROLES: roles,
			NODE_EXTRA_CA_CERTS: proxy.caFile,
		});

		async function startNode(): Promise<Node> {
			const port = await freePort();
			const app = await startApp(home.config.dataDir, environment(port, "web,voice"));
			const url = `http://127.0.0.1:${port}`;
			const node = Object.assign(app, { url, port, desk: await openDesk(url) });
			nodes.push(node);
			return node;
		}
		const first = (): Node => {
			const node = nodes.find(({ process }) => process.exitCode === null && process.signalCode === null);
			assert.ok(node, "a node is alive");
			return node;
		};
		const heardGreeting = (call: EmulatedTwilioCall) =>
			first().desk.eventually(
				async () => call.ear,
				(ear) => ear.speech().length > 0 && !ear.speaking,
				"the greeting",
			);
		/** The node that holds the only live call. */
		async function holder(): Promise<Node> {
			for (const node of nodes)
				if (/centralita_calls_live 1/.test((await node.desk.metric("centralita_calls_live")).join())) return node;
			return assert.fail("no node holds a call");
		}
		const liveCall = () =>
			first().desk.eventually(
				() => first().desk.read(LiveCallList, "GET", "/api/v1/calls/live"),
				({ items }) => items.length === 1 && items[0]?.state === "listening",
				"a live call",
			);
		/** Of the nodes that are alive, added up. */
		async function counted(name: string): Promise<number> {
			const alive = nodes.filter(({ process }) => process.exitCode === null && process.signalCode === null);
			const lines = (await Promise.all(alive.map(({ desk }) => desk.metric(name)))).flat();
			return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
		}
		/** A supervisor's page at a call, on that node. */
		async function listenIn(node: Node, callId: string) {
			const pass = await node.desk.read(SuperviseCreated, "POST", `/api/v1/calls/${callId}/supervise`, {
				mode: "listen",
			});
			const connect = (to: Node) =>
				new WebSocket(`${to.url.replace("http", "ws")}${pass.socketPath}?token=${pass.token}`, { origin: proxy.url });
			const page = { loudest: 0, told: [] as SuperviseServerMessage[], connect, socket: connect(node) };
			page.socket.on("message", (data: Buffer, isBinary) => {
				if (!isBinary) {
					const message = SuperviseServerMessage.parse(JSON.parse(data.toString()));
					page.told.push(message);
					if (message.type === "ping") page.socket.send(JSON.stringify({ type: "pong", at: message.at }));
				} else
					for (let at = 0; at + 1 < data.length; at += 2)
						page.loudest = Math.max(page.loudest, Math.abs(data.readInt16LE(at)));
			});
			await node.desk.eventually(
				async () => page.told,
				(list) => list.some(({ type }) => type === "listening"),
				"the call's sound",
			);
			return page;
		}
		/** How a server answers who wants to open a socket. */
		const refusal = (socket: WebSocket) =>
			new Promise<number | undefined>((resolve) => {
				socket.once("unexpected-response", (_request, response) => resolve(response.statusCode));
				socket.once("open", () => resolve(undefined));
				socket.once("error", () => {});
			});
		/** A request of the carrier once more, as a network may deliver it. */
		async function again(webhook: TwilioEmulator["webhooks"]["log"][number], to: Node): Promise<number> {
			const url = webhook.url.replace(/#.*$/, "");
			const body = new URLSearchParams();
			for (const [name, value] of Object.entries(webhook.params))
				for (const each of typeof value === "string" ? [value] : value) body.append(name, each);
			const response = await fetch(url.replace(proxy.url, to.url), {
				method: "POST",
				headers: { "x-twilio-signature": signTwilioRequest(twilio.authToken, url, webhook.params) },
				body,
			});
			return response.status;
		}
		const newest = async () => {
			const { items } = await first().desk.read(ConversationList, "GET", "/api/v1/conversations?limit=1");
			return first().desk.history(items[0]?.id ?? "");
		};

		before(
			async () => {
				assert.ok(nginx && redisUrl);
				proxy = await startNginx(nginx);
				twilio = await startTwilioEmulator({ numbers: [companyNumber], trust: { ca: proxy.ca } });
				ears = await startOpenAiEmulator();
				asks = await spoken("¿Cuál es el horario?", "es-419", 8000);
				home = await createTestHome("postgresql", {
					...ownerEnvironment,
					REDIS_URL: redisUrl,
					PUBLIC_URL: proxy.url,
					ALLOWED_ORIGINS: "",
					TWILIO_BASE_URL: twilio.url,
					TWILIO_ACCOUNT_SID: twilio.accountSid,
					TWILIO_AUTH_TOKEN: twilio.authToken,
					STT_BASE_URL: ears.baseUrl,
					STT_MODEL: "whisper-1",
					LLM_BASE_URL: ears.baseUrl,
					LLM_MODEL: "rehearsal",
					SMART_MODE: "false",
					DRAIN_SECONDS: "4",
				});
				await startNode();
				await startNode();
				worker = await startApp(home.config.dataDir, environment(await freePort(), "worker"));
				await proxy.serve(nodes.map(({ port }) => port));
				const { desk } = first();
				const extraction = [
					{ name: "customer", type: "name" as const, description: "Nombre de la persona", required: true },
					{ name: "phone", type: "phone" as const, description: "Teléfono", required: false },
				];
				const made = await desk.read(Assistant, "POST", "/api/v1/assistants", { definition: brief({ extraction }) });
				const { id } = await desk.publish(made);
				const [account] = (await desk.read(CarrierAccountList, "GET", "/api/v1/carrier-accounts")).items;
				const numbers = await desk.read(CarrierNumberList, "GET", `/api/v1/carrier-accounts/${account?.id}/numbers`);
				line = await desk.read(Line, "POST", "/api/v1/lines", {
					accountId: account?.id,
					numberId: numbers.items[0]?.id,
					definition: { label: "Ventas", assistantId: id, timeZone: "UTC" },
				});
			},
			{ timeout: 120_000 },
		);
		after(async () => {
			await twilio?.close();
			for (const node of [...nodes, ...(worker ? [worker] : [])]) await node.stop("SIGKILL");
			await ears?.close();
			await proxy?.stop();
			await home?.remove();
		});

		it("hold a whole conversation over https and wss, and keep all of it", { timeout: 120_000 }, async () => {
			const words = [
				question.text,
				"Me llamo Ana García.",
				question.text,
				"Mi teléfono es 11 5000 1234.",
				question.text,
			];
			ears.transcribe(...words);
			const endedBefore = await counted("centralita_calls_ended_total");
			const askedBefore = await counted('centralita_carrier_webhooks_total{carrier="twilio",result="accepted"}');
			const call = await twilio.dialIn({
				from: callerNumber,
				to: companyNumber,
				script: [
					...words.flatMap(() => [{ until: "assistant-quiet" as const, quietMs: 800 }, { say: asks }]),
					{ until: "assistant-quiet", quietMs: 800 },
					{ hangUp: true },
				],
			});
			await call.done;
			assert.deepEqual(twilio.debugger, []);
			const detail = await newest();
			assert.equal(detail.endReason, "contact-hung-up");
			assert.deepEqual(
				detail.transcript.filter(({ who }) => who === "contact").map(({ heard }) => heard),
				words,
			);
			assert.deepEqual(
				detail.analysis?.values.map(({ name, value }) => [name, value]),
				[
					["customer", "Ana García"],
					["phone", "+541150001234"],
				],
			);
			assert.ok(detail.recording?.complete);
			const { desk } = first();
			const facts = await desk.eventually(
				() => desk.read(PhoneCall, "GET", `/api/v1/calls/of-conversation/${detail.id}`),
				({ carrierCost }) => carrierCost !== null,
				"what the carrier charges",
			);
			assert.ok((facts.carrierDurationMs ?? 0) > 3000);

			const heard = await recordingOf(desk, detail.id);
			assert.ok(heard.contact > loud && heard.assistant > loud, `both sides are heard: ${JSON.stringify(heard)}`);
			assert.equal((await counted("centralita_calls_ended_total")) - endedBefore, 1);
			const asked = await counted('centralita_carrier_webhooks_total{carrier="twilio",result="accepted"}');
			assert.ok(asked - askedBefore >= 2, "the call, and its end");
			const what = await desk.events(detail.id);
			const last = twilio.webhooks.log.findLast(
				({ kind, params }) => kind === "status" && params.CallSid === call.sid && params.CallStatus === "completed",
			);
			assert.ok(last);
			for (const node of nodes) assert.equal(await again(last, node), 200);
			assert.deepEqual(
				await desk.read(PhoneCall, "GET", `/api/v1/calls/of-conversation/${detail.id}`),
				facts,
				"a repeat has no effect",
			);
			assert.deepEqual(await desk.events(detail.id), what);
			assert.equal(what.filter(({ type }) => type === "call.ended").length, 1);
		});

		it("believe what is signed for their public address, and tell of what a proxy changes", {
			timeout: 60_000,
		}, async () => {
			const { desk } = first();
			const [account] = (await desk.read(CarrierAccountList, "GET", "/api/v1/carrier-accounts")).items;
			const url = account?.webhookUrl ?? "";
			const status = url.replace("/voice", "/status");
			const fields = { CallSid: "CA000000000000000000000000000000aa", CallStatus: "completed", SequenceNumber: "3" };
			const post = async (address: string, signedFor: string) => {
				const response = await fetch(address.replace(proxy.url, desk.url), {
					method: "POST",
					headers: {
						"content-type": "application/x-www-form-urlencoded",
						"x-twilio-signature": signTwilioRequest(twilio.authToken, signedFor, fields),
					},
					body: new URLSearchParams(fields),
				});
				return response.status;
			};
			assert.equal(await post(status, status), 200);
			assert.equal(await post(status, status), 200, "a repeat is taken, and has no effect");
			const other = status.replace(/:\d+\//, ":8443/");
			const plain = status.replace("https:", "http:");
			assert.deepEqual([await post(status, other), await post(status, plain)], [403, 403]);
			const panel = async () =>
				desk.read(CarrierAccountStatus, "GET", `/api/v1/carrier-accounts/${account?.id}/status`);
			assert.deepEqual(
				(await panel()).problems.filter(({ code }) => code.startsWith("webhook")),
				[],
			);
			const mismatch = (await panel()).problems.find(({ code }) => code === "signature-mismatch");
			assert.match(mismatch?.detail ?? "", /http:\/\//, "the address that it was signed for");
			await proxy.serve(
				nodes.map(({ port }) => port),
				"/changed",
			);
			assert.match(JSON.stringify((await panel()).problems), /webhook-(altered|unreachable)/);
			await proxy.serve(nodes.map(({ port }) => port));
			const socket = new WebSocket(`${url.replace("https", "wss").replace("/voice", "/media")}`, { ca: proxy.ca });
			const refused = await new Promise<number | undefined>((resolve) => {
				socket.once("unexpected-response", (_request, response) => resolve(response.statusCode));
				socket.once("error", () => {});
			});
			assert.equal(refused, 403, "a media socket that nobody signed");
		});

		it("let a supervisor on one node listen to and hang up a call on the other", { timeout: 60_000 }, async () => {
			const call = await twilio.dialIn({ from: callerNumber, to: companyNumber });
			await heardGreeting(call);
			const { items } = await liveCall();
			const held = await holder();
			const other = nodes.find((node) => node !== held);
			assert.ok(other && items[0]);
			const page = await listenIn(other, items[0].callId);
			for (const node of nodes)
				assert.equal(await refusal(page.connect(node)), 410, "a supervisor's token is good once, on one node");
			const [stream] = call.streams;
			assert.ok(stream);
			const address = stream.url.replace(/#.*$/, "");
			const second = new WebSocket(
				address.replace(proxy.url.replace("https", "wss"), other.url.replace("http", "ws")),
				{
					headers: { "x-twilio-signature": signTwilioRequest(twilio.authToken, address, {}) },
				},
			);
			await once(second, "open");
			const closed = once(second, "close");
			const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
			const { streamSid, parameters: customParameters } = stream;
			const start = { accountSid: twilio.accountSid, callSid: call.sid, mediaFormat, customParameters };
			second.send(JSON.stringify({ event: "start", streamSid, start }));
			await closed;
			assert.equal(await holder(), held, "a media token is good once");
			assert.equal(call.streams.length, 1);
			assert.equal(stream.closedMs, null);
			call.say(asks);
			await other.desk.eventually(
				async () => page.loudest,
				(level) => level > 3000,
				"the caller's voice",
			);
			assert.equal((await other.desk.request("DELETE", `/api/v1/calls/${items[0].callId}`)).status, 204);
			await call.done;
			await other.desk.eventually(
				async () => page.told,
				(list) => list.some(({ type }) => type === "ended"),
				"the end",
			);
			assert.equal((await newest()).endReason, "user-ended");
		});

		it("let a supervisor on one node whisper to the model that answers on the other", { timeout: 60_000 }, async () => {
			const hint = "Hoy cerramos a las cuatro.";
			const told = "Hoy cerramos antes, a las cuatro.";
			const smart = (enabled: boolean) => first().desk.request("PUT", "/api/v1/settings/smart-mode", { enabled });
			assert.equal((await smart(true)).status, 200);
			ears.script([{ when: { structured: false, system: /cerramos a las cuatro/ }, reply: told }]);
			const call = await twilio.dialIn({ from: callerNumber, to: companyNumber });
			await heardGreeting(call);
			const { items } = await liveCall();
			const held = await holder();
			const other = nodes.find((node) => node !== held);
			assert.ok(other && items[0]);
			const path = `/api/v1/calls/${items[0].callId}/whisper`;
			await other.desk.eventually(
				() => other.desk.request("POST", path, { text: hint }),
				({ status }) => status === 204,
				"the other node knows that a model answers",
			);
			ears.transcribe("¿Hasta qué hora atienden hoy?");
			call.act({ say: asks }, quiet, { hangUp: true });
			await call.done;
			const detail = await newest();
			assert.ok(
				detail.transcript.some(({ heard }) => heard === told),
				JSON.stringify(detail.transcript.map(({ heard }) => heard)),
			);
			assert.ok((await first().desk.events(detail.id)).some(({ data }) => data.what === "whispered"));
			ears.script([]);
			assert.equal((await smart(false)).status, 200);
		});

		it("take over a call whose node was killed, with its state and an apology", { timeout: 120_000 }, async () => {
			ears.transcribe(question.text, question.text);
			const call = await twilio.dialIn({ from: callerNumber, to: companyNumber });
			await heardGreeting(call);
			call.act({ say: asks }, { until: "assistant-quiet", quietMs: 800 });
			await first().desk.eventually(
				async () => call,
				({ scriptDone }) => scriptDone,
				"an answer",
			);
			const held = await holder();
			const other = nodes.find((node) => node !== held);
			const { items } = await liveCall();
			assert.ok(other && items[0]);
			const page = await listenIn(other, items[0].callId);
			const killedMs = performance.now();
			await held.stop("SIGKILL");
			await first().desk.eventually(
				async () => call.streams,
				(streams) => streams.length >= 2 && (streams.at(-1)?.firstSoundMs ?? null) !== null,
				"the assistant's voice from another node",
				30_000,
			);
			process.stdout.write(`# silence after kill -9: ${Math.round(performance.now() - killedMs)} ms\n`);
			await other.desk.eventually(
				async () => page.told,
				(list) => list.filter(({ type }) => type === "listening").length === 2,
				"the supervisor hears the call where it is now",
			);
			page.loudest = 0;
			call.act(
				{ until: "assistant-quiet", quietMs: 800 },
				{ say: asks },
				{ until: "assistant-quiet", quietMs: 800 },
				{ hangUp: true },
			);
			await call.done;
			await other.desk.eventually(
				async () => page.told,
				(list) => list.at(-1)?.type === "ended",
				"the end",
			);
			assert.ok(page.loudest > loud);
			const detail = await newest();
			assert.equal(detail.endReason, "contact-hung-up");
			const said = detail.transcript.map(({ who, heard }) => [who, heard]);
			assert.deepEqual(said.slice(0, 3), [
				["assistant", "Se graba. Hola."],
				["contact", question.text],
				["assistant", question.answer],
			]);
			assert.deepEqual(said.slice(-3), [
				["assistant", "Perdona, se cortó un momento la comunicación. ¿Qué me decías?"],
				["contact", question.text],
				["assistant", question.answer],
			]);
			const client = new pg.Client({ connectionString: home.config.databaseUrl ?? "" });
			await client.connect();
			const { rows } = await client.query(
				"select count(*)::int as calls, count(distinct conversation_id)::int as conversations from calls where carrier_call_id = $1",
				[call.sid],
			);
			await client.end();
			assert.deepEqual(rows[0], { calls: 1, conversations: 1 });
			assert.ok(detail.recording?.complete && Math.abs(detail.recording.durationMs - (detail.durationMs ?? 0)) < 2000);
		});

		it("finish 50 live calls when they are asked to stop, and take no new one", { timeout: 180_000 }, async () => {
			const alive = nodes.filter(({ process }) => process.exitCode === null && process.signalCode === null);
			const { desk } = first();
			await desk.read(Line, "PUT", `/api/v1/lines/${line.id}`, { ...line, maxConcurrentCalls: 100 });
			const everyone = await Promise.all(
				Array.from({ length: 50 }, () => twilio.dialIn({ from: callerNumber, to: companyNumber })),
			);
			for (const call of everyone)
				await desk.eventually(
					async () => call.streams,
					(streams) => (streams[0]?.firstSoundMs ?? null) !== null,
					"a greeting",
					60_000,
				);
			for (const node of alive) node.process.kill("SIGTERM");
			await desk.eventually(
				() => desk.request("GET", "/ready"),
				({ status }) => status === 503,
				"the drain",
			);
			const late = await twilio.dialIn({ from: callerNumber, to: companyNumber });
			await late.done;
			assert.ok(
				late.said().some(({ text }) => /ocupadas/.test(text)),
				JSON.stringify(late.events.slice(-4)),
			);
			everyone[0]?.hangUp();
			await Promise.all(everyone.map((call) => call.done));
			const client = new pg.Client({ connectionString: home.config.databaseUrl ?? "" });
			await client.connect();
			const { rows } = await client.query<{ end_reason: string; status: string; n: number }>(
				"select v.end_reason, v.status, count(*)::int as n from calls c join conversations v on v.id = c.conversation_id where c.carrier_call_id = any($1) group by 1, 2 order by n",
				[everyone.map(({ sid }) => sid)],
			);
			await client.end();
			assert.deepEqual(
				rows.map(({ end_reason, status, n }) => [end_reason, status, n]),
				[
					["contact-hung-up", "ended", 1],
					["server-stopped", "ended", 49],
				],
			);
			assert.equal(twilio.calls.filter(({ status }) => status === "in-progress").length, 0, "no call is left up");
		});
	});
