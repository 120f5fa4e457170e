import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { actionsOf, aScript, internetGuide, sourcesOf, startTalk } from "./fixtures.ts";
import type { DialogueState } from "./types.ts";

describe("a conversation without a model", () => {
	it("gives notice, greets, and offers the guides", async () => {
		const talk = startTalk("es-419");
		const said = await talk.say({ type: "start" });
		assert.equal(said.text, "Se graba. Hola, ¿qué problema tienes?");
		assert.deepEqual(sourcesOf(said), ["greeting"]);
		assert.deepEqual(
			said.events.find((event) => event.type === "options"),
			{ type: "options", options: [{ value: "internet", label: "No tengo internet" }] },
		);
		assert.equal(said.events.at(-1)?.type, "state");
	});

	it("leads through a guide to a solution, one instruction at a time", async () => {
		const talk = startTalk("es-419");
		await talk.say({ type: "start" });
		const first = await talk.say("hola, me llamo Ana y no tengo internet");
		assert.match(first.text, /^Entiendo, Ana\..*¿En uno o en todos los equipos\?$/);
		assert.match((await talk.say("en todos")).text, /^Desenchufa el módem de la pared\. Avísame/);
		assert.match((await talk.say("listo")).text, /^Vuelve a enchufarlo\./);
		assert.match((await talk.say("ya está")).text, /vuelve internet\. ¿Es así\?$/);
		const done = await talk.say("sí, ya funciona");
		assert.match(done.text, /resuelto\. ¿Necesitas algo más\?$/);
		const bye = await talk.say("no, gracias");
		assert.equal(bye.text, "Adiós.");
		assert.deepEqual(actionsOf(bye), [{ type: "end", reason: "assistant-ended" }]);
		assert.equal(talk.state.ended, true);
	});

	it("reports every move in a guide with its answer and version", async () => {
		const talk = startTalk("en-US");
		await talk.say("the wifi is not working");
		const { events } = await talk.say("all of them");
		assert.deepEqual(
			events.filter((event) => event.type === "moved"),
			[{ type: "moved", guide: "internet", version: 3, node: "restart", answer: "all" }],
		);
	});

	it("shows a screen what a caller would hear in other words", async () => {
		const talk = startTalk("es-419", { script: aScript("es-419", { channel: "web" }) });
		await talk.say("no tengo internet");
		assert.match((await talk.say("todos")).text, /^Desenchufa el módem\. /);
	});

	it("offers a person when the steps fail, takes the details and hands over", async () => {
		const talk = startTalk("es-419");
		await talk.say("no tengo internet");
		await talk.say("en uno");
		assert.match((await talk.say("no funcionó")).text, /probemos otra cosa.*Desenchufa/);
		const offer = await talk.say("sigue igual");
		assert.match(offer.text, /¿Quieres que te pase con una persona/);
		assert.match((await talk.say("dale")).text, /¿Me dices tu nombre\?$/);
		assert.match((await talk.say("Luis Paz")).text, /número de teléfono/);
		assert.equal(talk.dialogue.expects(talk.state), "digits");
		const over = await talk.say("once cuarenta y cinco veintitrés doce treinta y cuatro");
		assert.match(over.text, /^Gracias, Luis\..*11 4523 1234/);
		const summary =
			"Nombre: Luis Paz. Teléfono: +541145231234. Problema: no tengo internet. Guía: No tengo internet (2 pasos sin éxito)";
		assert.deepEqual(actionsOf(over), [
			{ type: "ticket", priority: "normal", summary },
			{ type: "transfer", reason: "Pidió hablar con una persona", summary },
		]);
	});

	it("goes on with the guide when a person is declined", async () => {
		const talk = startTalk("es-419");
		for (const words of ["no tengo internet", "en uno", "no funcionó", "sigue igual"]) await talk.say(words);
		const on = await talk.say("no, sigamos probando");
		assert.match(on.text, /Sigamos.*¿Qué teléfono tienes\?$/);
		const end = await talk.say("prefiero no decirlo");
		assert.deepEqual(actionsOf(end)[0]?.type, "ticket");
		assert.match(end.text, /persona del equipo/);
	});

	it("repeats, explains, goes back and waits within a step", async () => {
		const talk = startTalk("es-419");
		await talk.say("no tengo internet");
		await talk.say("todos");
		await talk.say("listo");
		assert.match((await talk.say("¿cómo?")).text, /^Vuelve a enchufarlo/);
		assert.match((await talk.say("volver atrás")).text, /^Desenchufa/);
		assert.match((await talk.say("no lo encuentro")).text, /^Es la caja con luces/);
		assert.match((await talk.say("espera un momento")).text, /te espero/);
		assert.match((await talk.say("paso anterior")).text, /¿En uno o en todos/);
	});

	it("answers a question asked in the middle of a guide and returns to it", async () => {
		const talk = startTalk("en-US");
		await talk.say("I have no internet");
		const said = await talk.say("when do you open?");
		assert.match(said.text, /^Nine to six\. Let's go on where we were\. On one device or all of them\?$/);
		assert.deepEqual(sourcesOf(said), ["question"]);
	});

	it("asks for other words once, then offers a person, and never stays silent", async () => {
		const talk = startTalk("en-US");
		assert.match((await talk.say("purple elephants dance")).text, /other words/);
		assert.match((await talk.say("even more elephants dance")).text, /put you through to a person/);
		assert.match((await talk.say("no")).text, /anything else/i);
		for (const input of ["", "…", "?!", "🙂", "a".repeat(5000), "no no no no"]) {
			assert.notEqual((await talk.say(input)).text.trim(), "", `no answer to ${input.slice(0, 20)}`);
		}
	});

	it("tells what it is, and passes to a person who asks for one in any language", async () => {
		assert.match((await startTalk("en-US").say("are you a robot?")).text, /virtual assistant, not a person/);
		assert.match((await startTalk("es-419").say("quiero hablar con un humano")).text, /^Claro, te paso/);
		assert.match((await startTalk("en-US").say("operator")).text, /^Of course/);
		assert.match((await startTalk("es-419").say("I want to talk to a person")).text, /^Claro, te paso/);
	});

	it("hands over at once to who insists", async () => {
		const talk = startTalk("es-419");
		await talk.say("quiero hablar con una persona");
		const said = await talk.say("¡una persona, por favor!");
		assert.deepEqual(
			actionsOf(said).map(({ type }) => type),
			["ticket", "transfer"],
		);
	});

	it("promises no transfer that the assistant may not make", async () => {
		const talk = startTalk("es-419", { script: aScript("es-419", { tools: [] }) });
		for (const words of ["una persona", "la pantalla está rota", "Ana", "no"]) await talk.say(words);
		const said = await talk.say("gracias");
		assert.deepEqual(
			actionsOf(said).map(({ type }) => type),
			["end"],
		);
	});

	it("corrects a number after the hand-over", async () => {
		const talk = startTalk("es-419", { script: aScript("es-419", { tools: [] }) });
		for (const words of ["una persona", "la pantalla está rota", "Ana", "11 4523 1234"]) await talk.say(words);
		const said = await talk.say("no, el número es 11 4523 1235");
		assert.match(said.text, /lo corrijo: 11 4523 1235/);
		assert.deepEqual(actionsOf(said), [{ type: "note", text: "Teléfono: +541145231235" }]);
	});
});

describe("keys and silence", () => {
	it("picks what was offered, repeats with *, asks for a person with 0", async () => {
		const talk = startTalk("en-US");
		await talk.say({ type: "start" });
		assert.match((await talk.say({ type: "dtmf", digits: "1" })).text, /one device or all/i);
		assert.match((await talk.say({ type: "dtmf", digits: "2" })).text, /^Unplug the modem from the wall/);
		assert.match((await talk.say({ type: "dtmf", digits: "*" })).text, /^Unplug the modem from the wall/);
		assert.match((await talk.say({ type: "dtmf", digits: "1" })).text, /^Plug it back in/);
		assert.match((await talk.say({ type: "dtmf", digits: "0" })).text, /put you through to a person/);
	});

	it("takes keys as the number that was asked for", async () => {
		const talk = startTalk("es-419");
		for (const words of ["una persona", "se rompió la pantalla", "Ana"]) await talk.say(words);
		const said = await talk.say({ type: "dtmf", digits: "1145231234#" });
		assert.match(said.text, /11 4523 1234/);
	});

	it("prompts in order, then says goodbye and ends", async () => {
		const talk = startTalk("es-419");
		assert.equal((await talk.say({ type: "silence", count: 1 })).text, "¿Sigues ahí?");
		assert.equal((await talk.say({ type: "silence", count: 2 })).text, "Sigo aquí.");
		const over = await talk.say({ type: "silence", count: 3 });
		assert.equal(over.text, "Adiós.");
		assert.deepEqual(actionsOf(over), [{ type: "end", reason: "silence" }]);
	});
});

describe("state", () => {
	it("is JSON, so that another process can go on", async () => {
		const talk = startTalk("es-419");
		await talk.say("no tengo internet");
		const stored = JSON.parse(JSON.stringify(talk.state)) as DialogueState;
		assert.deepEqual(stored, talk.state);
		const other = startTalk("es-419");
		const events = [];
		for await (const event of other.dialogue.respond(
			stored,
			{ type: "text", text: "en todos" },
			{ signal: new AbortController().signal },
		)) {
			events.push(event);
		}
		assert.ok(events.some((event) => event.type === "text" && event.text.includes("Desenchufa")));
	});

	it("keeps of the last reply what was heard, and takes an interrupted goodbye back", async () => {
		const talk = startTalk("en-US");
		await talk.say("what are your opening hours?");
		await talk.say("no");
		assert.equal(talk.state.ended, true);
		talk.truncate("Good");
		assert.equal(talk.state.ended, false);
		assert.deepEqual(talk.state.messages.at(-1), { role: "assistant", text: "Good" });
		talk.truncate("");
		assert.equal(talk.state.messages.at(-1)?.role, "user");
	});

	it("remembers a turn that was cut before its answer was composed", () => {
		const { dialogue } = startTalk("en-US");
		const state = dialogue.interrupted(dialogue.start(), { type: "text", text: "hello there" }, "Hi");
		assert.deepEqual(state.messages, [
			{ role: "user", text: "hello there" },
			{ role: "assistant", text: "Hi" },
		]);
	});

	it("rejects at once when the signal was aborted before", async () => {
		const talk = startTalk("en-US");
		await assert.rejects(talk.say("hello", { signal: AbortSignal.abort(new Error("gone")) }), /gone/);
	});
});

describe("what a caller may say instead of the expected", () => {
	it("does not take an instruction that was done for a problem that is solved", async () => {
		const talk = startTalk("es-419");
		await talk.say("no tengo internet");
		await talk.say("en uno");
		assert.match((await talk.say("ya está prendido")).text, /se conecta\. ¿Es así\?$/);
		assert.match((await talk.say("sí, ya se conectó")).text, /resuelto/);
	});

	it("does not hang up on a no that tells of a problem", async () => {
		const talk = startTalk("es-419");
		for (const words of ["no tengo internet", "en todos", "listo", "listo", "sí"]) await talk.say(words);
		const said = await talk.say("no, no abre nada, sigue igual");
		assert.deepEqual(actionsOf(said), []);
		assert.match(said.text, /¿Quieres que te pase con una persona/);
		assert.match((await talk.say("no sé")).text, /Como prefieras/);
		assert.match((await talk.say("sí")).text, /nombre/);
	});

	it("notes a call-back without transferring", async () => {
		const talk = startTalk("en-US");
		assert.match(
			(await talk.say("can you call me back tomorrow?")).text,
			/they should call you.*what's the problem\?$/,
		);
		for (const words of ["my screen flickers", "Sue"]) await talk.say(words);
		const said = await talk.say("415 555 2671");
		assert.deepEqual(
			actionsOf(said).map(({ type }) => type),
			["ticket"],
		);
		assert.match(said.text, /call you on 415 555 2671\. Is there anything else\?$/);
	});

	it("offers to change to another problem that is named in the middle of a guide", async () => {
		const printer = {
			...internetGuide,
			slug: "printer",
			title: { es: "La impresora no imprime", en: "The printer doesn't print" },
			examples: { es: ["la impresora no imprime"], en: ["my printer doesn't print"] },
		};
		const guides = [internetGuide, printer].map((definition) => ({ version: 1, definition }));
		const talk = startTalk("es-419", { script: aScript("es-419", { guides }) });
		await talk.say("no tengo internet");
		await talk.say("todos");
		assert.match(
			(await talk.say("ahora resulta que la impresora no imprime")).text,
			/¿Quieres que dejemos esto y veamos «La impresora no imprime»\?/,
		);
		await talk.say("sí");
		assert.equal(talk.state.guide?.slug, "printer");
	});

	it("asks which of two subjects, and takes an ordinal or a no", async () => {
		const twin = { ...internetGuide, slug: "twin", title: { es: "Internet de la oficina", en: "Office internet" } };
		const guides = [internetGuide, twin].map((definition) => ({ version: 1, definition }));
		const talk = startTalk("es-419", { script: aScript("es-419", { guides }) });
		assert.match(
			(await talk.say("no tengo internet")).text,
			/¿Te refieres a «No tengo internet» o «Internet de la oficina»\?$/,
		);
		await talk.say("la segunda");
		assert.equal(talk.state.guide?.slug, "twin");
	});
});
