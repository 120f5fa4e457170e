import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type {
	ChatAnswer,
	ChatGreeting,
	ChatLine,
	ChatValidation,
	InboxItem,
	PublicHealth,
} from "@centralita/contracts";
import pg from "pg";
import { createTestHome, type TestHome } from "../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { startNginx, type TlsProxy } from "./support/nginx.ts";
import { ownerEnvironment, type Person, signIn } from "./support/people.ts";
import { freePort } from "./support/phone.ts";
import { type OwnRedis, ownRedis } from "./support/redis.ts";
import { roam, type Stream } from "./support/roaming.ts";

const nginx = process.env.TEST_NGINX;
const all = process.env.TEST_DATABASE_URL !== undefined && process.env.TEST_REDIS_URL !== undefined && nginx;

type Node = RunningApp & { port: number };
type Visitor = { sessionId: string; name: string; stream: Stream; sent: string[] };

if (all)
	describe("chats on two nodes behind nginx with TLS", () => {
		let home: TestHome;
		let proxy: TlsProxy;
		let redis: OwnRedis;
		let database: pg.Client;
		let client: ReturnType<typeof roam>;
		let desk: Desk;
		let agent: Person;
		const nodes: Node[] = [];
		const streams: Stream[] = [];

		async function startNode(port: number): Promise<Node> {
			const app = await startApp(home.config.dataDir, { ...home.environment, PORT: String(port) });
			return Object.assign(app, { port, url: `http://127.0.0.1:${port}` });
		}
		const node = (index: number): Node => {
			const found = nodes[index];
			assert.ok(found);
			return found;
		};
		const follow = (path: string, headers?: Record<string, string>) => {
			const stream = client.follow(path, headers);
			streams.push(stream);
			return stream;
		};
		const say = (visitor: Visitor, message: string, key = randomUUID()) => {
			visitor.sent.push(message);
			const { sessionId } = visitor;
			return client.ask<ChatAnswer>("POST", "/api/chat", { "idempotency-key": key }, { sessionId, message });
		};
		async function visit(name: string): Promise<Visitor> {
			const { sessionId } = await client.ask<ChatGreeting>("POST", "/api/greeting", { "accept-language": "es" }, {});
			const visitor = { sessionId, name, sent: [], stream: follow(`/api/chat/events?sessionId=${sessionId}`) };
			for (const words of ["acepto", "Español (Argentina)", name]) await say(visitor, words);
			return visitor;
		}
		async function validate({ sessionId }: Visitor): Promise<{ transcript: ChatLine[]; lastEventId: number }> {
			const answer = await client.ask<ChatValidation>("POST", "/api/session/validate", {}, { sessionId });
			assert.ok(answer.valid);
			return answer.session;
		}
		const inbox = <T>(method: string, path: string, body?: object, key: string = randomUUID()) =>
			client.ask<T>(method, `/api/v1/inbox${path}`, { ...agent.headers, "idempotency-key": key }, body);
		/** The agent takes the chat from the assistant. */
		async function take(visitor: Visitor): Promise<string> {
			const { items } = await desk.eventually(
				() => inbox<{ items: InboxItem[] }>("GET", "?box=assistant"),
				(list) => list.items.some(({ label }) => label === visitor.name),
				"the chat is there",
			);
			const id = items.find(({ label }) => label === visitor.name)?.id ?? "";
			await inbox("POST", `/${id}/take`);
			return id;
		}
		/** Nothing is missing and nothing is there twice: in the chat, and in what its listener was told. */
		async function isWhole(visitor: Visitor, answers: readonly string[] = []): Promise<void> {
			const { transcript } = await validate(visitor);
			const of = (who: string) => transcript.filter((line) => line.who === who).map(({ text }) => text);
			assert.deepEqual(of("contact"), visitor.sent);
			assert.deepEqual(of("user"), answers);
			const last = transcript.at(-1)?.turnId;
			await visitor.stream.until(({ data }) => data.turnId === last, "the last words");
			const told = visitor.stream.heard.filter(({ id }) => id !== null);
			assert.deepEqual(
				told.flatMap(({ data }) => (data.turnId === undefined ? [] : [data.turnId])),
				transcript.map(({ turnId }) => turnId),
			);
			for (const [index, { id }] of told.entries())
				assert.ok(index === 0 || (id ?? 0) > (told[index - 1]?.id ?? 0), "in order, none twice");
		}
		const listeners = async ({ url }: Node): Promise<number> => {
			const text = await (await fetch(`${url}/metrics`)).text();
			return Number(/^centralita_feed_clients (\d+)/m.exec(text)?.[1] ?? 0);
		};
		const health = async ({ url }: Node) => (await (await fetch(`${url}/api/health`)).json()) as PublicHealth;
		const healthIs = (one: Node, status: string, state: string) =>
			desk.eventually(
				() => health(one),
				(is) => is.ok && is.status === status && is.services.redis === state,
				`health: ${status}`,
			);
		/** So many of the nodes' connections wait for the table that the test holds; `fates` tells of the requests when they do not. */
		const untilHeld = (count: number, fates: readonly string[]) =>
			desk.eventually(
				async () => {
					// Within one transaction the server shows the connections of the first look, and hides those that came later.
					await database.query("select pg_stat_clear_snapshot()");
					const { rows } = await database.query<{ waits: string; does: string }>(
						"select concat_ws(' ', state, wait_event_type, wait_event) as waits, left(query, 80) as does from pg_stat_activity where datname = current_database() and application_name = 'centralita' and state <> 'idle'",
					);
					return { rows, fates };
				},
				({ rows }) => rows.filter(({ waits }) => waits.endsWith(" relation")).length === count,
				"requests under way",
			);

		before(
			async () => {
				assert.ok(nginx);
				[proxy, redis] = await Promise.all([startNginx(nginx), ownRedis()]);
				await redis.start();
				home = await createTestHome("postgresql", {
					...ownerEnvironment,
					REDIS_URL: redis.url,
					PUBLIC_URL: proxy.url,
					SMART_MODE: "false",
					RATE_LIMIT_PER_MINUTE: "100000",
					CHAT_SESSION_MESSAGES_PER_MINUTE: "1000",
					CHAT_MESSAGES_PER_MINUTE: "100000",
					CHAT_GREETINGS_PER_MINUTE: "100000",
				});
				for (let index = 0; index < 2; index++) nodes.push(await startNode(await freePort()));
				await proxy.serve(nodes.map(({ port }) => port));
				database = new pg.Client({ connectionString: home.config.databaseUrl ?? "" });
				await database.connect();
				client = roam(proxy.url, proxy.ca);
				agent = await signIn(node(0).url, "owner");
				desk = await openDesk(node(1).url);
			},
			{ timeout: 120_000 },
		);
		after(async () => {
			for (const stream of streams) stream.close();
			client?.close();
			await database?.end();
			for (const one of nodes) await one.stop("SIGKILL");
			await proxy?.stop();
			await redis?.remove();
			await home?.remove();
		});

		it("go on when a node is killed, with every word once", { timeout: 60_000 }, async () => {
			const names = ["Ana", "Beto", "Carla", "Dario", "Elena", "Fito"];
			const visitors = await Promise.all(names.map(visit));
			const ids = await Promise.all(visitors.slice(0, 3).map(take));
			const answers: string[][] = ids.map(() => []);
			const desks = ids.map((id) => follow(`/api/v1/inbox/${id}/stream`, agent.headers));
			for (const each of [...visitors.map(({ stream }) => stream), ...desks])
				await desk.eventually(
					async () => each.connections(),
					(count) => count > 0,
					"a stream",
				);
			assert.ok((await listeners(node(0))) > 0 && (await listeners(node(1))) > 0, "both nodes have listeners");

			const halfWay = Promise.withResolvers<void>();
			let rounds = 0;
			const chat = async (visitor: Visitor, index: number) => {
				for (let round = 0; round < 16; round++) {
					await say(visitor, `${visitor.name} ${round}`);
					const id = ids[index];
					if (id !== undefined) {
						const text = `Respuesta ${round}`;
						answers[index]?.push(text);
						await inbox("POST", `/${id}/message`, { text });
					}
					if (++rounds === visitors.length * 6) halfWay.resolve();
				}
			};
			const chats = visitors.map(chat);
			await halfWay.promise;
			await node(0).stop("SIGKILL");
			await Promise.all(chats);
			for (const [index, visitor] of visitors.entries()) await isWhole(visitor, answers[index]);
			for (const [index, stream] of desks.entries()) {
				const last = answers[index]?.at(-1);
				await stream.until(({ data }) => JSON.stringify(data).includes(`"${last}"`), "what the agent wrote last");
				const numbers = stream.heard.flatMap(({ id }) => (id === null ? [] : [id]));
				assert.deepEqual(
					numbers,
					numbers.map((_, at) => at + 1),
					"the agent's page has every event once",
				);
			}
			const again = [...visitors.map(({ stream }) => stream), ...desks].filter(({ connections }) => connections() > 1);
			assert.ok(again.length > 0, "some listened to the node that died");
		});

		it("take a message again whose node died while it was at it", { timeout: 60_000 }, async () => {
			nodes[0] = await startNode(node(0).port);
			const [alone, attended] = await Promise.all([visit("Gabi"), visit("Hugo")]);
			const id = await take(attended);
			await database.query("begin");
			// What was said is written by these two requests alone; a job may look at a chat at any time.
			await database.query("lock table turns in share mode");
			const keys = [randomUUID(), randomUUID()];
			const fates: string[] = [];
			const post = async (path: string, headers: Record<string, string>, body: object) => {
				const index = fates.push("under way") - 1;
				fates[index] = await fetch(node(0).url + path, {
					method: "POST",
					headers: { "content-type": "application/json", ...headers },
					body: JSON.stringify(body),
				}).then(
					async (response) => `answered: ${response.status} ${await response.text()}`,
					() => "lost",
				);
			};
			const lost = [
				post(
					"/api/chat",
					{ "idempotency-key": keys[0] ?? "" },
					{ sessionId: alone.sessionId, message: "¿Sigues ahí?" },
				),
				post(
					`/api/v1/inbox/${id}/message`,
					{ ...agent.headers, "idempotency-key": keys[1] ?? "" },
					{ text: "Aquí sigo." },
				),
			];
			await untilHeld(2, fates);
			await node(0).stop("SIGKILL");
			await Promise.all(lost);
			assert.deepEqual(fates, ["lost", "lost"]);
			await database.query("rollback");
			const [answer] = await Promise.all([
				say(alone, "¿Sigues ahí?", keys[0]),
				inbox("POST", `/${id}/message`, { text: "Aquí sigo." }, keys[1]),
			]);
			assert.ok(answer.ok);
			await isWhole(alone);
			await isWhole(attended, ["Aquí sigo."]);
		});

		it("go on without Redis, say so, and are whole again with it", { timeout: 60_000 }, async () => {
			nodes[0] = await startNode(node(0).port);
			const visitor = await visit("Irma");
			const id = await take(visitor);
			for (const one of nodes) await healthIs(one, "ok", "up");
			await redis.kill();
			for (const one of nodes) await healthIs(one, "degraded", "down");
			assert.equal((await fetch(`${node(0).url}/ready`)).status, 200, "traffic still comes here");

			const late = await visit("Julia");
			const lateId = await take(late);
			const answers: string[] = [];
			for (let round = 0; round < 3; round++) {
				await say(visitor, `Sin Redis ${round}`);
				const text = `Te leo ${round}`;
				answers.push(text);
				await inbox("POST", `/${id}/message`, { text });
				await visitor.stream.until(({ data }) => data.text === text, text);
			}
			await isWhole(visitor, answers);
			await isWhole(late);

			await redis.start();
			for (const one of nodes) await healthIs(one, "ok", "up");
			// Nothing keeps it: what is not heard is written again, as somebody does who goes on typing.
			for (const [chat, who] of [
				[id, visitor],
				[lateId, late],
			] as const) {
				for (const one of nodes)
					await desk.eventually(
						async () => {
							const before = who.stream.heard.filter(({ name }) => name === "typing").length;
							const path = `${one.url}/api/v1/inbox/${chat}/typing`;
							const told = await fetch(path, { method: "POST", headers: agent.headers });
							assert.equal(told.status, 204);
							await new Promise((resolve) => setImmediate(resolve));
							return who.stream.heard.filter(({ name }) => name === "typing").length > before;
						},
						(heard) => heard,
						`typing is heard of from ${one.url}`,
					);
				await say(who, "¿Todo bien?");
			}
			await isWhole(visitor, answers);
			await isWhole(late);
		});
	});
