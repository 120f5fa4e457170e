/** One published guide, run to its end wherever a guide can be run: what is kept of it is the same. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
	type ChatGreeting,
	GuideExperiment,
	Line,
	type PageSessionCreated,
	type SessionChannel,
	TroubleshootingFeedbackKept,
	TroubleshootingSession,
} from "@centralita/contracts";
import type { Step } from "@centralita/emulators";
import { sql } from "drizzle-orm";
import { testDatabases } from "../packages/server/src/app/testing.ts";
import { armOf } from "../packages/server/src/capabilities/guides/experiments/assign.ts";
import { seedGuides } from "../packages/server/src/capabilities/guides/service.ts";
import { aStepGuide, cablePicture } from "../packages/server/src/capabilities/guides/sessions/fixtures.ts";
import { insertVersion } from "../packages/server/src/capabilities/guides/store.ts";
import { connectCall } from "./support/call-client.ts";
import { brief } from "./support/desk.ts";
import { apiKey, type Person, signIn } from "./support/people.ts";
import { callerNumber, companyNumber, openTwilioHouse, type TwilioHouse } from "./support/phone.ts";
import { spoken } from "./support/spoken.ts";

const guide = aStepGuide({ publicPage: true });
const database = testDatabases().at(-1) ?? "embedded";

/** The second model; the cable changes nothing, a restart helps. */
const expected = [
	"which ask answered second cable",
	"cable step failed failed restart",
	"restart step worked worked solved",
	"solved end passed resolved null",
];

describe(`a guide on every channel, on ${database}`, { timeout: 240_000 }, () => {
	let house: TwilioHouse;
	let agent: Person;
	let program: Person;
	let sound: Int16Array;

	before(async () => {
		house = await openTwilioHouse({ database, environment: { SMS_FROM: companyNumber } });
		const { app, desk } = house;
		await seedGuides(app.app.platform, [guide]);
		const definition = brief({ name: "Impresoras", locale: "es-AR", guides: [guide.slug] });
		const { id } = await desk.create(definition);
		const line = { label: "Ventas", assistantId: id, timeZone: "UTC" };
		await desk.read(Line, "PUT", `/api/v1/lines/${house.line.id}`, line);
		house = { ...house, assistantId: id };
		agent = await signIn(app.url, "owner");
		program = await apiKey(app.url, agent, ["guides:run"]);
		sound = await spoken("¿Cuál es el horario?", "es-419", 8000);
	});
	after(() => house.stop());

	const rows = async <T>(query: ReturnType<typeof sql>): Promise<T[]> =>
		(await house.app.app.platform.db.query.execute(query)).rows as T[];

	/** The newest session of that channel, once it is resolved. */
	async function solved(channel: SessionChannel) {
		type Found = { id: string; status: string; resolution: string; failures: number; version: number };
		const [session] = await house.desk.eventually(
			() =>
				rows<Found>(
					sql`select id, status, resolution, failures, version from guide_sessions where channel = ${channel} and guide = ${guide.slug} order by id desc limit 1`,
				),
			([found]) => found?.status === "resolved",
			`a solved session of ${channel}`,
		);
		assert.ok(session);
		const path = await rows<{ row: string }>(
			sql`select concat_ws(' ', node, kind, outcome, coalesce(answer, 'null'), coalesce(next_node, 'null')) as row from guide_session_steps where session_id = ${session.id} order by ordinal`,
		);
		assert.deepEqual(
			path.map(({ row }) => row),
			expected,
			channel,
		);
		assert.deepEqual([session.resolution, session.failures, session.version], ["confirmed", 1, 1], channel);
		return session.id;
	}

	const send = async <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
		const response = await fetch(house.app.url + path, {
			method: "POST",
			headers: { "content-type": "application/json", ...headers },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		assert.ok(response.ok, `${path} ${response.status} ${text}`);
		return JSON.parse(text) as T;
	};

	const call = async (script: Step[], from = callerNumber) => {
		const { done } = await house.carrier.dialIn({ from, to: companyNumber, script });
		await done;
	};
	const quiet: Step = { until: "assistant-quiet", quietMs: 400 };

	it("is answered by voice on the telephone", async () => {
		const words = ["la impresora no imprime", "el segundo", "no funcionó", "ya funciona"];
		house.ears.transcribe(...words);
		await call([...words.flatMap((): Step[] => [quiet, { say: sound }]), quiet, { hangUp: true }]);
		await solved("voice");
		// What a step shows on a screen comes to the telephone, once, however often the step is come to.
		const texts = await house.desk.eventually(
			async () => house.carrier.messages,
			({ length }) => length > 0,
			"a text message",
		);
		assert.deepEqual(
			texts.map(({ from, to, body }) => [from, to, body]),
			[[companyNumber, callerNumber, `Mira el cable\nFoto del cable: ${cablePicture}`]],
		);
	});

	it("is answered by keys on the telephone", async () => {
		const [before] = await rows<{ n: number }>(
			sql`select count(*)::int as n from guide_sessions where channel = 'voice'`,
		);
		// The guide, the second model, done, it did not work, done, it worked.
		await call([
			...["1", "2", "1", "2", "1", "1"].flatMap((press): Step[] => [quiet, { press }]),
			quiet,
			{ hangUp: true },
		]);
		await solved("voice");
		const [now] = await rows<{ n: number }>(sql`select count(*)::int as n from guide_sessions where channel = 'voice'`);
		assert.equal(now?.n, (before?.n ?? 0) + 1);
	});

	it("is typed in the simulator", async () => {
		const client = await connectCall(house.app.url, await house.desk.newCall(house.assistantId));
		await client.heard(1);
		for (const text of ["la impresora no imprime", "el segundo", "no funcionó", "ya funciona"]) await client.ask(text);
		await client.hangUp();
		await solved("simulator");
	});

	it("is pressed and written in the chat", async () => {
		const { sessionId } = await send<ChatGreeting>("/api/greeting", { locale: "es-AR" });
		const press = (value: string) => send("/api/chat", { sessionId, action: "button", value });
		const say = (message: string) => send("/api/chat", { sessionId, message });
		for (const value of ["accept", "es-AR"]) await press(value);
		await say("Ana Pérez");
		await say("la impresora no imprime");
		await press("second");
		await press("failed");
		await say("ya funciona");
		await solved("web");
	});

	it("is clicked on its public page", async () => {
		const { token, session } = await send<PageSessionCreated>(`/api/guides/public/${guide.slug}/sessions`, {
			locale: "es-AR",
		});
		assert.equal(session.next.type, "question");
		for (const body of [{ answer: "second" }, { outcome: "failed" }, { outcome: "worked" }])
			await send("/api/guides/public-session/steps", body, { "x-session-id": token });
		await solved("page");
	});

	it("lets the company's pages frame its public page, and nothing else", async () => {
		const policyOf = async (path: string) => (await fetch(house.app.url + path)).headers;
		const page = await policyOf(`/g/${guide.slug}`);
		assert.match(page.get("content-security-policy") ?? "", /frame-ancestors 'self'/);
		assert.equal(page.get("x-frame-options"), null);
		assert.match((await policyOf("/")).get("content-security-policy") ?? "", /frame-ancestors 'none'/);
	});

	const run = async (person: Person, begin: object) => {
		const base = "/api/v1/troubleshooting/sessions";
		const { id } = await send<TroubleshootingSession>(base, begin, person.headers);
		for (const body of [{ answer: "second" }, { outcome: "failed" }, { outcome: "worked" }])
			await send(`${base}/${id}/steps`, body, person.headers);
		return id;
	};

	it("is run by a program with a key, and by a colleague beside a conversation", async () => {
		const id = await run(program, { problem: "la impresora no imprime", guideId: guide.slug, locale: "es-AR" });
		assert.equal(await solved("api"), id);
		const [chat] = await rows<{ id: string }>(sql`select id from conversations where channel = 'web' limit 1`);
		const beside = { guideId: guide.slug, channel: "agent", locale: "es-AR", conversationId: chat?.id };
		const besideId = await run(agent, beside);
		assert.equal(await solved("agent"), besideId);
	});

	it("is the same version for one contact on the telephone, over the API and beside a chat, while an experiment runs", async () => {
		const { query } = house.app.app.platform.db;
		await house.app.app.platform.db.transaction((tx) =>
			insertVersion(tx, {
				definition: aStepGuide({ publicPage: true, escalateAfterFailures: 3 }),
				version: 2,
				hash: "h2",
				author: "Ana",
				note: "",
				at: new Date(),
			}),
		);
		const { id: contactId } = await send<{ id: string }>(
			"/api/v1/contacts",
			{ name: "Ana", phones: ["+5491155550042"] },
			agent.headers,
		);
		const base = `/api/v1/guides/${guide.slug}/experiments`;
		// Most get B: that one contact gets A everywhere is no accident.
		let experiment: GuideExperiment;
		for (;;) {
			const body = { versionA: 1, versionB: 2, shareB: 90 };
			experiment = GuideExperiment.parse(await send(base, body, agent.headers));
			if (armOf(experiment, contactId) === "a") break;
			await send(`${base}/${experiment.id}/end`, { chosen: "b" }, agent.headers);
		}
		type Recorded = { version: number; arm: string; experiment_id: string; conversation_id: string | null };
		const newest = async (channel: SessionChannel) => {
			const [row] = await rows<Recorded>(
				sql`select version, arm, experiment_id, conversation_id from guide_sessions where channel = ${channel} and guide = ${guide.slug} order by id desc limit 1`,
			);
			assert.equal(row?.experiment_id, experiment.id, channel);
			return row;
		};

		const begin = { guideId: guide.slug, contact: { phone: "+5491155550042" } };
		await send("/api/v1/troubleshooting/sessions", begin, program.headers);
		assert.equal((await newest("api")).arm, "a");

		await call([quiet, { press: "1" }, quiet, { hangUp: true }], "+5491155550042");
		await house.desk.eventually(
			() =>
				rows<{ n: number }>(
					sql`select count(*)::int as n from guide_sessions where channel = 'voice' and experiment_id = ${experiment.id}`,
				),
			([found]) => found?.n === 1,
			"a session of that call",
		);
		assert.equal((await newest("voice")).arm, "a");

		const { sessionId } = await send<ChatGreeting>("/api/greeting", { locale: "es-AR" });
		for (const value of ["accept", "es-AR"]) await send("/api/chat", { sessionId, action: "button", value });
		for (const message of ["Luis", "la impresora no imprime"]) await send("/api/chat", { sessionId, message });
		const chat = await newest("web");
		assert.equal(chat.arm, armOf(experiment, chat.conversation_id ?? ""));
		const beside = { guideId: guide.slug, channel: "agent", conversationId: chat.conversation_id };
		await send("/api/v1/troubleshooting/sessions", beside, agent.headers);
		assert.deepEqual(await newest("agent"), chat);
		await query.execute(sql`update conversations set contact_id = ${contactId} where id = ${chat.conversation_id}`);
		await send("/api/v1/troubleshooting/sessions", { ...beside, conversationId: chat.conversation_id }, agent.headers);
		assert.equal((await newest("agent")).arm, "a", "what they got first as themselves counts");
	});

	it("is described by examples that work", async () => {
		type Operation = { requestBody?: { content: Record<string, { example?: unknown }> } };
		const docs = (await (await fetch(`${house.app.url}/docs/json`)).json()) as {
			paths: Record<string, Record<string, Operation>>;
		};
		const exampleOf = (path: string) => {
			const content = docs.paths[path]?.post?.requestBody?.content["application/json"];
			const example = content?.example;
			assert.ok(example, `${path} has an example`);
			return example;
		};
		const base = "/api/v1/troubleshooting/sessions";
		const of = `${base}/{id}`;
		let session = TroubleshootingSession.parse(await send(base, exampleOf(base), program.headers));
		const post = (path: string, body: unknown) => send(`${base}/${session.id}${path}`, body, program.headers);
		for (let asked = 0; session.next.type === "question" && asked < 10; asked++) {
			const [option] = session.next.question.options;
			session = TroubleshootingSession.parse(await post("/steps", { answer: option?.value ?? "nada" }));
		}
		assert.equal(session.next.type, "step");
		session = TroubleshootingSession.parse(await post("/steps", exampleOf(`${of}/steps`)));
		assert.equal(session.summary.failed, 1);
		session = TroubleshootingSession.parse(await post("/escalate", exampleOf(`${of}/escalate`)));
		assert.equal(session.status, "escalated");
		TroubleshootingFeedbackKept.parse(await post("/feedback", exampleOf(`${of}/feedback`)));
	});
});
