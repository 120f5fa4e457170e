import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition } from "@centralita/contracts";
import { actionsOf, aScript, internetGuide, startTalk } from "../fixtures.ts";
import type { DialogueInput } from "../types.ts";

const text = (words: string) => ({ shown: { es: words, en: words } });
const choice = (value: string, es: string, synonyms: string[], next: string) => ({
	value,
	label: { es, en: es },
	synonyms: { es: synonyms, en: synonyms },
	next,
});

/** Asks for permission and a name before anything else. */
const openingGuide = GuideDefinition.parse({
	slug: "hello",
	title: { es: "Bienvenida", en: "Welcome" },
	description: { es: "Pide permiso.", en: "Asks for permission." },
	examples: { es: [], en: [] },
	opening: true,
	start: "consent",
	nodes: [
		{
			id: "consent",
			kind: "ask",
			text: text("¿Aceptas que se guarde?"),
			variable: "consent",
			answer: "choice",
			choices: [
				choice("accept", "Acepto", ["sí", "dale", "bueno", "claro"], "name"),
				choice("decline", "No acepto", ["no", "no quiero", "no gracias"], "declined"),
			],
		},
		{
			id: "name",
			kind: "ask",
			text: text("¿Cómo te llamas?"),
			variable: "customerName",
			answer: "name",
			optional: true,
			next: "ready",
		},
		{ id: "ready", kind: "end", outcome: "informed", text: text("Cuéntame.") },
		{ id: "declined", kind: "end", outcome: "abandoned", text: text("Entendido.") },
	],
});
const printerGuide = GuideDefinition.parse({
	...internetGuide,
	slug: "no-printer",
	title: { es: "La impresora no imprime", en: "The printer does not print" },
	examples: { es: ["no imprime"], en: ["it does not print"] },
});

const press = (value: string): DialogueInput => ({ type: "choice", value });

function talkWith({ opening, tools }: { opening: boolean; tools?: [] }) {
	const guides = [openingGuide, internetGuide, printerGuide].map((definition) => ({ version: 1, definition }));
	return startTalk("es-419", {
		script: aScript("es-419", {
			channel: "web",
			...(tools ? { tools } : {}),
			guides: opening ? guides : guides.slice(1),
			...(opening ? { opening: "hello" } : {}),
		}),
	});
}

async function opened() {
	const talk = talkWith({ opening: true });
	await talk.say({ type: "start" });
	return talk;
}

describe("a button of a question that is over", () => {
	it("neither agrees nor declines at the question that waits: that is put again", async () => {
		for (const value of ["no-printer", "no", "yes", "no-such-thing", "failed", "internet", "hello", "question:0"]) {
			const talk = await opened();
			const said = await talk.say(press(value));
			assert.match(said.text, /^¿Aceptas que se guarde\?$/, value);
			assert.deepEqual([talk.state.guide?.node, talk.state.slots.consent], ["consent", undefined], value);
		}
	});

	it("is no name, and skips no question that may be skipped", async () => {
		const talk = await opened();
		await talk.say(press("accept"));
		for (const value of ["accept", "no-printer"]) {
			assert.equal((await talk.say(press(value))).text, "¿Cómo te llamas?");
			assert.equal(talk.state.slots.customerName, undefined);
		}
	});

	it("leaves no guide without asking", async () => {
		const talk = talkWith({ opening: false });
		await talk.say("no tengo internet");
		assert.match((await talk.say(press("no-printer"))).text, /dejemos esto y veamos «La impresora/);
		assert.match((await talk.say(press("one"))).text, /dejemos esto y veamos «La impresora/, "asked again");
		await talk.say(press("yes"));
		assert.equal(talk.state.guide?.slug, "no-printer");
	});

	it("answers none of what a hand-over asks for", async () => {
		const talk = talkWith({ opening: false });
		await talk.say("quiero hablar con una persona");
		await talk.say("la pantalla parpadea");
		const asked = talk.state.pending;
		for (const value of ["no", "no-printer", "worked"])
			assert.match((await talk.say(press(value))).text, /^¿Me dices tu nombre\?$/, value);
		assert.deepEqual(talk.state.pending, asked);
	});
});

describe("words at the question that opens a chat", () => {
	it("decline it only where they say no to it", async () => {
		const problems = ["no prende", "la impresora no imprime", "quiero ayuda", "sí, pero no me anda internet"];
		for (const words of [...problems, "si la apago no enciende", "bueno, no imprime"]) {
			const talk = await opened();
			await talk.say(words);
			assert.deepEqual([talk.state.guide?.node, talk.state.slots.consent], ["consent", undefined], words);
		}
		for (const words of ["no", "no, gracias", "mejor no", "prefiero que no", "no quiero", "No acepto eso"]) {
			const talk = await opened();
			await talk.say(words);
			assert.equal(talk.state.slots.consent, "decline", words);
		}
		for (const words of ["sí, claro", "bueno, dale", "acepto, gracias"]) {
			const talk = await opened();
			await talk.say(words);
			assert.equal(talk.state.slots.consent, "accept", words);
		}
	});

	it("that name a problem are taken up once it is over", async () => {
		for (const early of [press("no-printer"), "la impresora no imprime"]) {
			const talk = await opened();
			await talk.say(early);
			await talk.say(press("accept"));
			const begun = await talk.say("omitir");
			assert.equal(talk.state.guide?.slug, "no-printer");
			assert.doesNotMatch(begun.text, /Cuéntame|Omitir/);
		}
	});
});

describe("a person who is asked for before the contact agrees", () => {
	it("is called as soon as they do, and not before", async () => {
		for (const ask of ["quiero hablar con una persona", press("person")])
			for (const agree of [press("accept"), "sí, claro"]) {
				const talk = await opened();
				await talk.say("la impresora no imprime");
				const told = await talk.say(ask);
				assert.match(told.text, /^Llamo a una persona del equipo en cuanto aceptes[^.]*\.$/);
				assert.deepEqual([actionsOf(told), talk.state.guide?.node, talk.state.pending], [[], "consent", null]);
				const agreed = await talk.say(agree);
				const actions = actionsOf(agreed);
				assert.deepEqual(
					actions.map(({ type }) => type),
					["ticket", "transfer"],
				);
				assert.match(JSON.stringify(actions), /la impresora no imprime/);
				assert.deepEqual([talk.state.guide, talk.state.awaited], [null, undefined]);
			}
	});

	it("is asked for the number to call first, when they are to call later or nobody can take over", async () => {
		const later = await opened();
		await later.say("que me llamen mañana");
		assert.match((await later.say(press("accept"))).text, /^Claro, dejo anotado que te llamen\./);
		const alone = talkWith({ opening: true, tools: [] });
		await alone.say({ type: "start" });
		await alone.say(press("person"));
		assert.equal(actionsOf(await alone.say(press("accept"))).length, 0);
		assert.equal(alone.state.pending?.kind, "handoff-problem");
	});

	it("is nobody's wish any more once they refuse", async () => {
		const talk = await opened();
		await talk.say("quiero hablar con una persona");
		const refused = await talk.say(press("decline"));
		assert.deepEqual([refused.text, actionsOf(refused)], ["Entendido.", []]);
	});

	it("is not offered either, however little is understood, and the question stays", async () => {
		const talk = await opened();
		for (const words of ["mmm", "asdf", "no sé", "ayuda", "dejalo", "olvidalo", "qwerty"]) {
			const said = await talk.say(words);
			assert.match(said.text, /¿Aceptas que se guarde\?$/, words);
			assert.deepEqual([talk.state.guide?.node, talk.state.pending], ["consent", null], words);
		}
	});
});
