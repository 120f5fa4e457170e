import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { CampaignForecast, CampaignScriptPreview, CampaignVariableList, Problem } from "@centralita/contracts";
import { testDatabases } from "../../../app/testing.ts";
import { createCampaignWorld, hour } from "../../../app/testing-campaigns.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { aCampaign } from "../testing.ts";

const myPhone = "+34699000111";

for (const database of testDatabases())
	describe(`scripts of campaigns on ${database}`, () => {
		const world = createCampaignWorld(database);
		const { ask, someone, draft, started, run, ordered, rows, calls, clock, assistants } = world;
		before(async () => {
			await world.open();
			for (const [key, type] of [
				["plan", "text"],
				["vence", "date"],
				["deuda", "number"],
			])
				await ask("POST", "/contact-fields", { key, label: { es: key, en: key }, type }, 201);
		});
		after(() => world.close());
		beforeEach(() => world.nextWeek());

		const script = {
			greeting: "Hola, {{first_name}}, llamo por {{plan|tu plan}}.",
			instructions: "Debe {{deuda|0}} euros desde el {{vence|mes pasado}}.",
		};
		const preview = async (id: string, contactId: string) =>
			CampaignScriptPreview.parse(await ask("GET", `/campaigns/${id}/contacts/${contactId}/script`));

		it("say what is known of each contact, as a preview shows it", async () => {
			const ana = await someone({ name: "Ana  Ruiz", fields: { plan: "Pro", vence: "2026-03-01", deuda: 1234.5 } });
			const message = { action: "message" as const, text: "Soy Marta, {{name|hola}}." };
			const id = await started([ana.id], { script, machine: message });
			assert.deepEqual(await preview(id, ana.id), {
				greeting: "Hola, Ana, llamo por Pro.",
				instructions: "Debe 1234,5 euros desde el 1 de marzo de 2026.",
				message: "Soy Marta, Ana Ruiz.",
				missing: [],
			});
			await run(id);
			const texts = {
				locale: "es-ES" as const,
				greeting: "Buenas.",
				prompt: "Eres {{first_name}}.",
				message: message.text,
			};
			const said = await world.personal({ id: ordered(ana.phone).at(-1)?.callId ?? "", contactId: null }, texts);
			assert.deepEqual(said, {
				locale: "es-ES",
				greeting: "Hola, Ana, llamo por Pro.",
				prompt: "Eres Ana.\n\nDebe 1234,5 euros desde el 1 de marzo de 2026.",
				message: "Soy Marta, Ana Ruiz.",
			});
			await ask("GET", `/campaigns/${id}/contacts/${uuidv7()}/script`, undefined, 404);
		});

		it("are the assistant's where the campaign has none, and in every other call", async () => {
			const { id: contactId } = await someone({ name: "Beto Paz" });
			const id = await draft([contactId]);
			assert.equal((await preview(id, contactId)).greeting, "Hola, Beto Paz.");
			const { locale, greeting, prompt } = assistants.state.definition;
			const texts = { locale, greeting, prompt, message: null };
			const inbound = await world.personal({ id: uuidv7(), contactId }, texts);
			assert.deepEqual([inbound.greeting, inbound.prompt], ["Hola, Beto Paz.", "Ayudas a Beto."]);
			const stranger = await world.personal({ id: uuidv7(), contactId: null }, texts);
			assert.deepEqual([stranger.greeting, stranger.prompt], ["Hola, .", "Ayudas a quien contesta."]);
		});

		it("name only what there is", async () => {
			const { items } = CampaignVariableList.parse(await ask("GET", "/campaigns/variables"));
			assert.deepEqual(
				items.map(({ name }) => name),
				["name", "first_name", "phone", "email", "external_id", "plan", "vence", "deuda"],
			);
			const wrong = aCampaign({ script: { greeting: "Hola, {{nombre}}", instructions: "{{plan}} {{Deuda}}" } });
			const refused = Problem.parse(await ask("POST", "/campaigns", wrong, 400));
			assert.match(refused.detail, /no variable \{\{nombre\}\}, \{\{Deuda\}\}\. There are name, first_name/);
			assert.deepEqual(
				refused.errors?.map(({ path }) => path),
				["script.greeting", "script.instructions"],
			);
			const { definition } = assistants.state;
			const id = await draft([(await someone()).id]);
			assistants.state.definition = { ...definition, greeting: "Hola, {{apodo}}." };
			const stopped = Problem.parse(await ask("POST", `/campaigns/${id}/start`, {}, 409));
			assert.match(stopped.detail, /Marta names \{\{apodo\}\}/);
			assistants.state.definition = definition;
			await ask("POST", `/campaigns/${id}/start`, {});
		});

		it("call nobody with a hole in them", async () => {
			const whole = await someone({ name: "Ana" });
			const nameless = await someone({ name: null });
			const id = await started([whole.id, nameless.id], { script });
			const told = CampaignForecast.parse(await ask("GET", `/campaigns/${id}/forecast`));
			assert.deepEqual(told.never, [{ reason: "missing-value", contacts: 1 }]);
			assert.deepEqual((await preview(id, nameless.id)).missing, ["first_name"]);
			await run(id);
			assert.equal(ordered(nameless.phone).length, 0);
			assert.equal((await rows(id)).find(({ contactId }) => contactId === nameless.id)?.reason, "missing-value");
		});

		it("are heard on one's own telephone, which is nobody's attempt", async () => {
			const { id: contactId } = await someone({ name: "Ana", fields: { plan: "Pro" } });
			const id = await draft([contactId], { script });
			const { callId } = (await ask("POST", `/campaigns/${id}/test-call`, { to: myPhone, contactId }, 201)) as {
				callId: string;
			};
			assert.equal(ordered(myPhone).length, 1);
			const texts = { locale: "es-ES" as const, greeting: "Buenas.", prompt: "Eres Marta.", message: null };
			assert.equal(
				(await world.personal({ id: callId, contactId: null }, texts)).greeting,
				"Hola, Ana, llamo por Pro.",
			);
			await ask("POST", `/campaigns/${id}/test-call`, { to: myPhone }, 201);
			const plain = await world.personal({ id: ordered(myPhone).at(-1)?.callId ?? "", contactId: null }, texts);
			assert.equal(plain.greeting, "Hola, , llamo por tu plan.");
			const campaign = await world.read(id);
			assert.deepEqual([campaign.dialled, campaign.counts.calling, campaign.state], [0, 0, "draft"]);
			assert.ok(world.test.audited.some(({ action, subject }) => action === "campaign.tested" && subject === id));
			await ask("POST", `/campaigns/${id}/test-call`, { to: myPhone, contactId: uuidv7() }, 404);
		});

		it("are tested on nobody who must not be called, and not without end", async () => {
			const listed = "+34699000222";
			await ask("PUT", `/do-not-call/${encodeURIComponent(listed)}`, {});
			const ana = await someone();
			const id = await draft([ana.id]);
			const refused = async (to: string) =>
				Problem.parse(await ask("POST", `/campaigns/${id}/test-call`, { to }, 409)).detail;
			assert.match(await refused(listed), /do-not-call/);
			await clock.advance(12 * hour);
			assert.match(await refused(ana.phone), /outside-hours/);
			calls.state.room = 0;
			assert.match(await refused(myPhone), /free/);
			calls.state.room = 10;
			for (let index = 0; index < 10; index++) await ask("POST", `/campaigns/${id}/test-call`, { to: myPhone }, 201);
			await ask("POST", `/campaigns/${id}/test-call`, { to: myPhone }, 429);
		});
	});
