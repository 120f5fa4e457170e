import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createFakeLanguageModel } from "../../ports/fakes/language-model.ts";
import type { ModelMessage, ReplyPart } from "../../ports/language-model.ts";
import { actionsOf, sourcesOf, startTalk } from "../fixtures.ts";
import type { DialogueEvent } from "../types.ts";

const fake = () => createFakeLanguageModel(createFakeClock());
const call = (name: string, args: unknown = {}, id = `call-${name}`): ReplyPart => ({
	type: "tool-call",
	id,
	name,
	arguments: args,
});
const text = (words: string): ReplyPart => ({ type: "text", text: words });
const finish = (reason: "stop" | "tool-calls" | "length" = "stop"): ReplyPart => ({ type: "finish", reason });

/** Every tool call has exactly one result, right after it and before anything else is said. */
function assertPaired(messages: readonly ModelMessage[]) {
	const calls = messages.flatMap((message) => (message.role === "assistant" ? (message.toolCalls ?? []) : []));
	const results = messages.filter((message) => message.role === "tool");
	assert.deepEqual(results.map(({ callId }) => callId).sort(), calls.map(({ id }) => id).sort());
}

describe("replies by a model", () => {
	it("streams sentences, without reasoning and markup", async () => {
		const model = fake();
		model.script([
			text("<thi"),
			text("nk>They want help.</think>**Hola"),
			text("**, con gusto. "),
			text("- Primero [mira](https://x.test) el módem"),
			text(", ¿tiene luces?"),
			{ type: "finish", reason: "stop", usage: { inputTokens: 7, outputTokens: 3 } },
		]);
		const talk = startTalk("es-419", { model });
		const said = await talk.say("algo raro pasa con mi equipo");
		assert.equal(said.text, "Hola, con gusto. Primero mira el módem, ¿tiene luces?");
		assert.deepEqual(said.events[0], { type: "source", source: "model", provider: "fake" });
		assert.deepEqual(
			said.events.find((event) => event.type === "usage"),
			{ type: "usage", provider: "fake", usage: { inputTokens: 7, outputTokens: 3 } },
		);
		assert.deepEqual(talk.state.messages.at(-1), { role: "assistant", text: said.text });
	});

	it("is told the assistant's prompt, the rules of a call, the language, the date and the guides", async () => {
		const model = fake();
		model.say("Sí.");
		await startTalk("es-419", { model }).say("una pregunta rara");
		const request = model.requests[0];
		assert.match(
			request?.system ?? "",
			/^You help\.[\s\S]*Latin American Spanish[\s\S]*22 de noviembre de 2026[\s\S]*- internet: /,
		);
		assert.deepEqual(
			request?.tools.map(({ name }) => name),
			["lookup_contact", "run_guide", "transfer_to_person", "add_note", "end_call"],
		);
		assert.deepEqual(request?.messages, [{ role: "user", text: "una pregunta rara" }]);
	});

	it("looks a contact up and answers with what was found", async () => {
		const model = fake();
		model.script([call("lookup_contact", { phone: "+5411" }), finish("tool-calls")]);
		model.say("Hola, Ana.");
		const queries: unknown[] = [];
		const talk = startTalk("es-419", {
			model,
			tools: {
				lookupContact: async (query) => {
					queries.push(query);
					return { name: "Ana" };
				},
			},
		});
		assert.equal((await talk.say("¿me tienes registrada?")).text, "Hola, Ana.");
		assert.deepEqual(queries, [{ phone: "+5411" }]);
		assert.deepEqual(model.requests[1]?.messages.at(-1), {
			role: "tool",
			callId: "call-lookup_contact",
			name: "lookup_contact",
			result: { name: "Ana" },
		});
		assertPaired(talk.state.messages);
	});

	it("starts a guide that speaks for itself, and needs no model while its answers are understood", async () => {
		const model = fake();
		model.script([
			text("Lo vemos. "),
			call("run_guide", { guide: "internet" }),
			call("run_guide", { guide: "internet" }, "second"),
			finish("tool-calls"),
		]);
		const talk = startTalk("es-419", { model });
		const said = await talk.say("la conexión anda rarísima");
		assert.equal(said.text, "Lo vemos. ¿En uno o en todos los equipos?");
		assert.match((await talk.say("en todos")).text, /^Desenchufa/);
		assert.equal(model.requests.length, 1);
		assertPaired(talk.state.messages);
		model.say("Es la caja con antenas. ¿La ves?");
		const aside = await talk.say("¿mi vecino tiene algo que ver con todo esto?");
		assert.deepEqual(sourcesOf(aside), ["model"]);
		assert.match(model.requests[1]?.system ?? "", /# Under way[\s\S]*Desenchufa/);
		assert.match((await talk.say("listo")).text, /^Vuelve a enchufarlo/);
	});

	it("transfers after the words that say so, and has words of its own when there are none", async () => {
		const model = fake();
		model.script([
			text("Te paso con Marta."),
			call("transfer_to_person", { reason: "cobro", summary: "Ana, cobro doble" }),
			finish("tool-calls"),
		]);
		const said = await startTalk("es-419", { model }).say("me cobraron dos veces");
		assert.deepEqual(
			said.events.slice(-2).map(({ type }) => type),
			["action", "state"],
		);
		assert.deepEqual(actionsOf(said), [{ type: "transfer", reason: "cobro", summary: "Ana, cobro doble" }]);
		model.script([call("transfer_to_person", { reason: "x", summary: "y" }), finish("tool-calls")]);
		model.script([{ type: "fail", kind: "timeout" }]);
		const silent = await startTalk("es-419", { model }).say("me cobraron dos veces");
		assert.match(silent.text, /Te paso con una persona/);
		assert.equal(actionsOf(silent).length, 1);
	});

	it("notes and ends when told to", async () => {
		const model = fake();
		model.script([
			text("Anotado. Que estés bien."),
			call("add_note", { text: "Pidió factura A" }),
			call("end_call"),
			finish("tool-calls"),
		]);
		const talk = startTalk("es-419", { model });
		const said = await talk.say("anota que quiero factura A y listo, eso era");
		assert.deepEqual(actionsOf(said), [
			{ type: "note", text: "Pidió factura A" },
			{ type: "end", reason: "assistant-ended" },
		]);
		assert.equal(talk.state.ended, true);
	});

	it("tells the model what is wrong with a call, and stops after four rounds", async () => {
		const model = fake();
		for (let round = 0; round < 3; round++) {
			model.script([
				call("run_guide", { guide: "nope" }, `a${round}`),
				call("delete_all", {}, `b${round}`),
				call("add_note", {}, `c${round}`),
				finish("tool-calls"),
			]);
		}
		model.say("Perdona, cuéntame más.");
		const talk = startTalk("es-419", { model });
		assert.equal((await talk.say("haz algo")).text, "Perdona, cuéntame más.");
		assert.equal(model.requests.length, 4);
		assert.deepEqual(model.requests[3]?.tools, []);
		assertPaired(talk.state.messages);
	});

	it("lets no tool run before the turn is taken", async () => {
		const model = fake();
		model.script([call("lookup_contact", { name: "Ana" }), finish("tool-calls")]);
		model.say("Listo.");
		let looked = 0;
		const talk = startTalk("es-419", { model, tools: { lookupContact: async () => ++looked } });
		const taken = Promise.withResolvers<boolean>();
		const reply = talk.say("soy Ana, búscame", { taken: taken.promise });
		await new Promise((resolve) => setImmediate(resolve));
		assert.equal(looked, 0);
		taken.resolve(true);
		await reply;
		assert.equal(looked, 1);
	});

	it("gives every call a result when it is aborted between them, and keeps the turn that was taken", async () => {
		const model = fake();
		model.script([
			text("Veamos. "),
			call("lookup_contact", { name: "Ana" }, "one"),
			call("lookup_contact", { name: "Luz" }, "two"),
			finish("tool-calls"),
		]);
		const controller = new AbortController();
		const talk = startTalk("es-419", {
			model,
			tools: {
				lookupContact: async () => {
					controller.abort(new Error("interrupted"));
					throw controller.signal.reason;
				},
			},
		});
		const events: DialogueEvent[] = [];
		await assert.rejects(async () => {
			for await (const event of talk.dialogue.respond(
				talk.state,
				{ type: "text", text: "busca a Ana" },
				{ signal: controller.signal },
			))
				events.push(event);
		}, /interrupted/);
		const last = events.at(-1);
		assert.equal(last?.type, "state");
		if (last?.type !== "state") return;
		assertPaired(last.state.messages);
		assert.equal(last.state.messages[0]?.role, "user");
		assert.equal(events.filter((event) => event.type === "state").length, 1);
	});

	it("forgets a preemptive reply whose turn went on", async () => {
		const model = fake();
		model.script([text("Un momen"), { type: "hang" } as never]);
		const controller = new AbortController();
		const talk = startTalk("es-419", { model });
		const events: DialogueEvent[] = [];
		const reply = (async () => {
			for await (const event of talk.dialogue.respond(
				talk.state,
				{ type: "text", text: "mi equipo hace" },
				{ signal: controller.signal, taken: Promise.resolve(false) },
			))
				events.push(event);
		})();
		await new Promise((resolve) => setImmediate(resolve));
		controller.abort(new Error("went on"));
		await assert.rejects(reply);
		assert.ok(!events.some((event) => event.type === "state"));
	});
});

describe("stepping down the ladder", () => {
	for (const kind of ["timeout", "rate-limit", "unavailable", "breaker-open", "auth", "bad-response"] as const) {
		it(`answers from the guides when the model fails: ${kind}`, async () => {
			const model = fake();
			model.script([{ type: "fail", kind }]);
			const said = await startTalk("es-419", { model }).say("no tengo internet");
			assert.match(said.text, /¿En uno o en todos los equipos\?$/);
			assert.deepEqual(sourcesOf(said), ["model", "guide"]);
			assert.deepEqual(
				said.events.find((event) => event.type === "provider-failed"),
				{ type: "provider-failed", provider: "fake", kind, fellBackTo: "rules" },
			);
		});
	}

	it("closes a reply that broke off in mid-sentence, and goes on by rules", async () => {
		const model = fake();
		model.script([text("Claro, te ayudo con eso. Lo primero que tenemos que"), { type: "fail", kind: "bad-response" }]);
		const talk = startTalk("es-419", { model });
		const said = await talk.say("no tengo internet");
		assert.match(
			said.text,
			/^Claro, te ayudo con eso\. Perdona, tuve un problema técnico; te sigo ayudando\. Entiendo\..*equipos\?$/,
		);
		assert.doesNotMatch(said.text, /tenemos que/);
		assert.equal(talk.state.guide?.slug, "internet");
	});

	it("bridges a reply that broke off after a clause", async () => {
		const model = fake();
		model.script([
			text("Para resolver el problema de la conexión de tu casa, primero tenemos"),
			{ type: "fail", kind: "timeout" },
		]);
		const said = await startTalk("es-419", { model }).say("no tengo internet");
		assert.match(said.text, /de tu casa, ?… perdona, te sigo ayudando\. Entiendo\./);
	});

	it("answers when the model says nothing at all", async () => {
		const model = fake();
		model.script([finish()]);
		const said = await startTalk("en-US", { model }).say("when do you open?");
		assert.match(said.text, /^Nine to six/);
	});

	it("does not ask the model when smart mode is off, from one turn to the next", async () => {
		const model = fake();
		let smart = false;
		const talk = startTalk("en-US", { model, smartMode: () => smart });
		assert.equal(talk.dialogue.usesModel(), false);
		assert.deepEqual(sourcesOf(await talk.say("purple elephants dance")), ["fallback"]);
		smart = true;
		model.say("They do.");
		assert.equal(talk.dialogue.usesModel(), true);
		assert.deepEqual(sourcesOf(await talk.say("purple elephants dance")), ["model"]);
		assert.equal(model.requests.length, 1);
	});
});
