import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import {
	ApiKeyCreated,
	Assistant,
	AssistantDefinition,
	CallCreated,
	Contact,
	ContactList,
	Problem,
	UserInvited,
} from "@centralita/contracts";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { apiKey, ownerEnvironment, type Person, signIn } from "./support/people.ts";

/** What the routes that create or start something are; a new one is a decision, and is added here. */
const idempotent = [
	"/api/v1/api-keys",
	"/api/v1/assistants",
	"/api/v1/assistants/{id}/publish",
	"/api/v1/assistants/{id}/rehearsals",
	"/api/v1/assistants/{id}/restore",
	"/api/v1/assistants/{id}/versions/{version}/restore",
	"/api/v1/calls",
	"/api/v1/campaigns",
	"/api/v1/campaigns/{id}/test-call",
	"/api/v1/carrier-accounts",
	"/api/v1/contact-fields",
	"/api/v1/contact-segments",
	"/api/v1/contacts",
	"/api/v1/contacts/imports",
	"/api/v1/contacts/merges/{id}/undo",
	"/api/v1/contacts/{id}/consents",
	"/api/v1/contacts/{id}/merge",
	"/api/v1/contacts/{id}/notes",
	"/api/v1/guides",
	"/api/v1/guides/import",
	"/api/v1/guides/{slug}/archive",
	"/api/v1/guides/{slug}/experiments",
	"/api/v1/guides/{slug}/experiments/{id}/end",
	"/api/v1/guides/{slug}/publish",
	"/api/v1/guides/{slug}/unarchive",
	"/api/v1/guides/{slug}/versions/{version}/restore",
	"/api/v1/inbox/queues",
	"/api/v1/inbox/{id}/message",
	"/api/v1/inbox/{id}/picture",
	"/api/v1/inbox/{id}/template",
	"/api/v1/lines",
	"/api/v1/lines/{id}/test-call",
	"/api/v1/notifications/channels",
	"/api/v1/reports/saved",
	"/api/v1/tickets",
	"/api/v1/tickets/canned-replies",
	"/api/v1/tickets/{id}/links",
	"/api/v1/tickets/{id}/messages",
	"/api/v1/troubleshooting/sessions",
	"/api/v1/troubleshooting/sessions/{id}/escalate",
	"/api/v1/troubleshooting/sessions/{id}/steps",
	"/api/v1/users",
	"/api/v1/users/{id}/invitation",
	"/api/v1/webhooks",
	"/api/v1/webhooks/{id}/rotate",
	"/api/v1/whatsapp/contacts/{id}/messages",
	"/api/v1/whatsapp/templates",
];
/**
 * They ask for no account, check and change what the session has, act upon a live call or a chat that is there once, or
 * carry their own request id (a call out) or key (a visitor's message or picture, an answer under a ticket's link), or
 * ask for a status, or only try something out, or send webhooks again under the ids that they had, or ask for figures to
 * be counted anew, or for what is masked: repeating them does no harm.
 */
const notIdempotent = [
	"/api/chat",
	"/api/chat/feedback",
	"/api/chat/typing",
	"/api/gdpr/confirmation",
	"/api/greeting",
	"/api/guides/public-session/escalate",
	"/api/guides/public-session/feedback",
	"/api/guides/public-session/steps",
	"/api/guides/public/{slug}/sessions",
	"/api/session/validate",
	"/api/tickets/public/{token}/replies",
	"/api/upload-image",
	"/api/whatsapp-ticket",
	"/api/v1/calls/outbound",
	"/api/v1/calls/{id}/supervise",
	"/api/v1/calls/{id}/transfer",
	"/api/v1/calls/{id}/whisper",
	"/api/v1/campaigns/stop",
	"/api/v1/campaigns/{id}/cancel",
	"/api/v1/campaigns/{id}/pause",
	"/api/v1/campaigns/{id}/resume",
	"/api/v1/campaigns/{id}/simulation",
	"/api/v1/campaigns/{id}/start",
	"/api/v1/contacts/imports/{id}/cancel",
	"/api/v1/contacts/imports/{id}/check",
	"/api/v1/contacts/imports/{id}/run",
	"/api/v1/contacts/imports/{id}/undo",
	"/api/v1/conversations/{id}/originals",
	"/api/v1/guides/{slug}/try",
	"/api/v1/inbox/{id}/assign",
	"/api/v1/inbox/{id}/close",
	"/api/v1/inbox/{id}/hand-back",
	"/api/v1/inbox/{id}/note",
	"/api/v1/inbox/{id}/presence",
	"/api/v1/inbox/{id}/read",
	"/api/v1/inbox/{id}/take",
	"/api/v1/inbox/{id}/typing",
	"/api/v1/invitations/accept",
	"/api/v1/notifications/channels/{id}/test",
	"/api/v1/notifications/{id}/retry",
	"/api/v1/reports/saved/{id}/send",
	"/api/v1/session",
	"/api/v1/session/password",
	"/api/v1/settings/providers/{id}/test",
	"/api/v1/setup",
	"/api/v1/tickets/{id}/merge",
	"/api/v1/tickets/{id}/transition",
	"/api/v1/troubleshooting/analytics/refresh",
	"/api/v1/troubleshooting/sessions/{id}/feedback",
	"/api/v1/webhook-deliveries/{id}/replay",
	"/api/v1/webhooks/{id}/replay",
	"/api/v1/webhooks/{id}/test",
	"/api/v1/whatsapp/test",
];

const newKey = (): string => randomUUID();

const definition = AssistantDefinition.parse({
	name: "Breve",
	locale: "es-419",
	prompt: "Sé breve.",
	greeting: "Hola.",
	voice: {},
	speechToText: {},
	languageModel: {},
	turnTaking: {},
	silence: { prompts: [], goodbye: "Adiós." },
	recording: { notice: "Se graba." },
});

type Operation = { parameters?: { name: string; in: string; required?: boolean; description?: string }[] };

for (const database of testDatabases())
	describe(`idempotency keys of the application on ${database}`, () => {
		let test: TestApp;
		let owner: Person;

		before(async () => {
			test = await startTestApp({ database, environment: { ...ownerEnvironment, RATE_LIMIT_PER_MINUTE: "100000" } });
			owner = await signIn(test.url, "owner");
		});
		after(() => test.stop());

		const post = async (path: string, body: unknown, { key = newKey(), person = owner } = {}) => {
			const response = await fetch(test.url + path, {
				method: "POST",
				headers: {
					...person.headers,
					"idempotency-key": key,
					...(body === undefined ? {} : { "content-type": "application/json" }),
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
			const text = await response.text();
			return {
				status: response.status,
				text,
				json: JSON.parse(text) as unknown,
				replayed: response.headers.get("idempotency-replayed") === "true",
				retryAfter: response.headers.get("retry-after"),
				type: response.headers.get("content-type"),
				location: response.headers.get("location"),
			};
		};
		const isConflict = ({ status, json }: { status: number; json: unknown }) =>
			status === 409 && Problem.parse(json).code === "idempotency-conflict";
		const contactsNamed = async (name: string) => {
			const response = await fetch(`${test.url}/api/v1/contacts?q=${name}`, { headers: owner.headers });
			return ContactList.parse(await response.json()).items.length;
		};
		const table = async () => {
			const { rows } = await test.app.platform.db.pool.query<{ answer: Buffer | null }>(
				"select answer from idempotency_keys",
			);
			return rows;
		};

		it("are described for every route that creates or starts something", async () => {
			const description = (await (await fetch(`${test.url}/docs/json`)).json()) as {
				paths: Record<string, { post?: Operation }>;
			};
			const posts = Object.entries(description.paths).flatMap(([path, { post: operation }]) =>
				operation ? [{ path, header: operation.parameters?.find(({ name }) => name === "Idempotency-Key") }] : [],
			);
			const takes = posts.filter(({ header }) => header).map(({ path }) => path);
			assert.deepEqual(takes.sort(), idempotent);
			assert.deepEqual(posts.map(({ path }) => path).sort(), [...idempotent, ...notIdempotent].sort());
			for (const { header } of posts.filter((one) => one.header)) {
				assert.equal(header?.in, "header");
				assert.notEqual(header?.required, true);
				assert.match(header?.description ?? "", /idempotency-replayed/);
			}
		});

		it("give the first answer again, and create nothing", async () => {
			const key = newKey();
			const first = await post("/api/v1/contacts", { name: "Repetida", phones: ["+5491155550001"] }, { key });
			const again = await post("/api/v1/contacts", { phones: ["+5491155550001"], name: "Repetida" }, { key });
			assert.deepEqual([first.status, first.replayed], [201, false]);
			assert.deepEqual(again, { ...first, replayed: true });
			Contact.parse(again.json);
			assert.equal(await contactsNamed("Repetida"), 1);
			const other = await post("/api/v1/contacts", { name: "Distinta" }, { key });
			assert.ok(isConflict(other));
			assert.equal(other.retryAfter, null);
			assert.equal(await contactsNamed("Distinta"), 0);
		});

		it("belong to whoever sends them", async () => {
			const key = newKey();
			const program = await apiKey(test.url, owner);
			const answers = [
				await post("/api/v1/contacts", { name: "Compartida" }, { key }),
				await post("/api/v1/contacts", { name: "Compartida" }, { key, person: program }),
			];
			assert.deepEqual(
				answers.map(({ status, replayed }) => [status, replayed]),
				[
					[201, false],
					[201, false],
				],
			);
			assert.equal(await contactsNamed("Compartida"), 2);
			const anonymous = { ...program, headers: {} };
			const refused = await post("/api/v1/contacts", { name: "Compartida" }, { key, person: anonymous });
			assert.equal(refused.status, 401);
		});

		it("create one however many requests come at once", async () => {
			const key = newKey();
			const answers = await Promise.all(
				Array.from({ length: 10 }, () => post("/api/v1/contacts", { name: "Simultánea" }, { key })),
			);
			assert.equal(answers.filter(({ status, replayed }) => status === 201 && !replayed).length, 1);
			for (const answer of answers)
				assert.ok(answer.replayed || answer.status === 201 || (isConflict(answer) && answer.retryAfter !== null));
			assert.equal((await post("/api/v1/contacts", { name: "Simultánea" }, { key })).replayed, true);
			assert.equal(await contactsNamed("Simult"), 1);
		});

		it("may be used again after a refusal", async () => {
			const key = newKey();
			const created = await post("/api/v1/assistants", { definition: definition });
			const { id, revision } = Assistant.parse(created.json);
			const publish = (at: number) => post(`/api/v1/assistants/${id}/publish`, { revision: at }, { key });
			const refused = await publish(revision + 1);
			assert.deepEqual([refused.status, Problem.parse(refused.json).code], [409, "revision-conflict"]);
			const published = await publish(revision);
			assert.deepEqual([published.status, published.replayed], [200, false]);
			const again = await publish(revision);
			assert.deepEqual(again, { ...published, replayed: true });
		});

		it("never run again what a dead process may have done", async () => {
			const key = newKey();
			const ask = () => post("/api/v1/contacts", { name: "Interrumpida" }, { key });
			assert.equal((await ask()).status, 201);
			// What a process leaves that is killed after the deed and before its answer is kept.
			const { pool } = test.app.platform.db;
			await pool.query(`
				update idempotency_keys set answer = null
				where reserved_at = (select max(reserved_at) from idempotency_keys)`);
			const soon = await ask();
			assert.ok(isConflict(soon) && soon.retryAfter !== null);
			await pool.query(`
				update idempotency_keys set reserved_at = reserved_at - interval '2 minutes' where answer is null`);
			test = await test.restart();
			owner = await signIn(test.url, "owner");
			const later = await ask();
			assert.ok(isConflict(later) && later.retryAfter === null);
			assert.match(Problem.parse(later.json).detail, /Check whether/);
			assert.equal(await contactsNamed("Interrumpida"), 1);
		});

		it("repeat secrets that are shown once, and keep none in the clear", async () => {
			const { id: assistantId } = Assistant.parse((await post("/api/v1/assistants", { definition: definition })).json);
			const user = { name: "Invitada", email: "invitada@example.com", role: "agent", language: "es" };
			const twice = async (path: string, body: unknown) => {
				const key = newKey();
				const first = await post(path, body, { key });
				assert.ok(first.status === 200 || first.status === 201, first.text);
				assert.deepEqual(await post(path, body, { key }), { ...first, replayed: true });
				return first.json;
			};
			const invited = UserInvited.parse(await twice("/api/v1/users", user));
			const again = UserInvited.parse(await twice(`/api/v1/users/${invited.user.id}/invitation`, undefined));
			assert.notEqual(again.link, invited.link);
			const made = ApiKeyCreated.parse(
				await twice("/api/v1/api-keys", { name: "Caja", scopes: ["contacts:read"], expiresInDays: null }),
			);
			const call = CallCreated.parse(await twice("/api/v1/calls", { assistantId, draft: true }));
			const secrets = [invited.link, again.link].map((link) => link.split("#token=")[1] ?? "");
			secrets.push(made.key, call.token, "invitada@example.com");
			const kept = (await table()).map(({ answer }) => answer?.toString("latin1") ?? "");
			assert.ok(kept.length >= 4);
			for (const secret of secrets) {
				assert.ok(secret.length > 10);
				assert.ok(!kept.some((answer) => answer.includes(secret)), secret);
			}
		});

		it("are refused when they are no key", async () => {
			const refused = await post("/api/v1/contacts", { name: "Sin clave" }, { key: "a b" });
			assert.deepEqual([refused.status, Problem.parse(refused.json).code], [400, "bad-request"]);
		});
	});
