import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SentenceCutter } from "./sentences.ts";
import { speakable } from "./speakable.ts";

function cut(pieces: readonly string[], language: "es" | "en" = "es"): string[] {
	const cutter = new SentenceCutter(language);
	return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.flush()];
}

describe("cutting a reply", () => {
	it("makes sentences", () => {
		assert.deepEqual(cut(["Hola. ¿Qué tal? ¡Bien! Sigo…  y acabo"]), [
			"Hola. ",
			"¿Qué tal? ",
			"¡Bien! ",
			"Sigo…  ",
			"y acabo",
		]);
	});
	it("leaves numbers, initials, abbreviations and addresses whole", () => {
		const whole = "El Sr. Pérez pagó 1.250,50 en www.tienda.com, p. ej. con J. M. y la Sra. Gómez en la Av. Central";
		assert.deepEqual(cut([`${whole}. Fin.`]), [
			"El Sr. Pérez pagó 1.250,50 en www.tienda.com, ",
			`${whole.slice(46)}. `,
			"Fin.",
		]);
		assert.deepEqual(cut(["Ask Dr. Smith, e.g. by mail."], "en"), ["Ask Dr. Smith, e.g. by mail."]);
	});
	it("starts with a clause, for it should sound soon, and goes on with sentences", () => {
		assert.deepEqual(
			cut(["Para reiniciar tu módem de fibra, apágalo. Luego espera medio minuto largo, y enciéndelo."]),
			["Para reiniciar tu módem de fibra, ", "apágalo. ", "Luego espera medio minuto largo, y enciéndelo."],
		);
	});
	it("cuts what is too long at a comma or a space", () => {
		const pieces = cut([`${"palabra ".repeat(60)}fin.`]);
		assert.ok(pieces.every((piece) => piece.length <= 160));
		assert.ok(pieces.every((piece) => /\s$|fin\.$/.test(piece)));
	});
	it("gives a stalled text by whole words", () => {
		const cutter = new SentenceCutter("es");
		cutter.push("Déjame revisar en el sis");
		assert.deepEqual(cutter.pause(), ["Déjame revisar en el "]);
		assert.deepEqual(cutter.pause(), []);
		cutter.push("tema.");
		assert.deepEqual(cutter.flush(), ["sistema."]);
	});
	it("loses and adds nothing, however the text arrives", () => {
		const piece = fc.oneof(
			fc.string({ unit: "grapheme" }),
			fc.constantFrom("Hola. ", "1.5 ", "Sr. ", "¿Sí? ", ", ", "\n", "palabra "),
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				assert.equal(cut(pieces).join(""), pieces.join(""));
			}),
		);
	});
});

describe("speakable text", () => {
	const cases: ["es" | "en", string, string][] = [
		["es", "Hola, **Ana**. [Mira aquí](https://x.com/a)", "Hola, Ana. Mira aquí"],
		["es", "Escribe a ana.perez@correo.com.", "Escribe a ana punto perez arroba correo punto com."],
		["es", "Entra en https://www.ejemplo.com/ayuda.", "Entra en ejemplo punto com barra ayuda."],
		["es", "Llama al +52 55 1234 5678.", "Llama al más 5 2, 5 5, 1 2 3 4, 5 6 7 8."],
		["es", "Llama al 5512345678", "Llama al 5, 5 1 2, 3 4 5, 6 7 8"],
		["es", "Cuesta $1,250.50 o 20 %", "Cuesta 1,250.50 pesos o 20 por ciento"],
		["es", "El Sr. y la Sra. Gómez, p. ej. en Av. Juárez", "El señor y la señora Gómez, por ejemplo en avenida Juárez"],
		["es", "Tu caso es TK-00123.", "Tu caso es T K 0 0 1 2 3."],
		["es", "¡Listo! 🎉👍🏽", "¡Listo!"],
		["es", "- Uno\n- Dos", "Uno Dos"],
		["es", "El 12-03-2026 a las 15:30", "El 12-03-2026 a las 15:30"],
		["es", "Son 1.250.000 personas", "Son 1.250.000 personas"],
		["es", "🎉 —", ""],
		["en", "Mr. Lee pays €20 & 5%", "mister Lee pays 20 euros and 5 percent"],
		["en", "Mail bob_b@my-shop.co.uk", "Mail bob underscore b at my dash shop dot co dot uk"],
		["en", "See example.com/help", "See example dot com slash help"],
	];
	for (const [language, text, expected] of cases) {
		it(`of ${JSON.stringify(text)}`, () => assert.equal(speakable(text, language).replace(/ +/g, " "), expected));
	}
	it("never throws and never grows without end", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "grapheme", maxLength: 400 }),
				fc.constantFrom("es" as const, "en" as const),
				(text, language) => {
					assert.ok(speakable(text, language).length <= text.length * 15 + 40);
				},
			),
		);
	});
});
