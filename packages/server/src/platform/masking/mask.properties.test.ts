import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cbu, cuit } from "./families/argentina.ts";
import { card, iban } from "./families/bank.ts";
import { cnpj, cpf } from "./families/brazil.ts";
import { rut as chileanRut } from "./families/chile.ts";
import { nit } from "./families/colombia.ts";
import { curp } from "./families/mexico.ts";
import { ruc } from "./families/peru.ts";
import { dni, nie, nif } from "./families/spain.ts";
import { cedula, rut as uruguayanRut } from "./families/uruguay.ts";
import { maskText, maskWithVault, unmask } from "./index.ts";

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));

/** A body with the one ending that the published rule accepts; bodies that have none are passed over. */
const withCheck = (
	body: fc.Arbitrary<string>,
	accepts: (text: string) => boolean,
	endings: readonly string[] = Array.from("0123456789"),
) =>
	body
		.map((text) => endings.map((ending) => text + ending).find(accepts))
		.filter((text): text is string => text !== undefined);
const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));
const dotted = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ".");

const cbuBlock = (body: fc.Arbitrary<string>) =>
	body.map((text) => {
		const sum = Array.from(text)
			.reverse()
			.reduce((total, digit, index) => total + Number(digit) * ([3, 1, 7, 9][index % 4] ?? 0), 0);
		return `${text}${(10 - (sum % 10)) % 10}`;
	});
const dateOfBirth = fc
	.date({ min: new Date("1930-01-01"), max: new Date("2020-01-01"), noInvalidDate: true })
	.map((date) => date.toISOString().slice(2, 10).replaceAll("-", ""));
const ibanOf = (country: string, bban: fc.Arbitrary<string>) =>
	fc
		.tuple(bban, fc.constant(twoDigits.map((check) => `${country}${check}`)))
		.map(([text, heads]) => heads.map((head) => head + text).find(iban))
		.filter((text): text is string => text !== undefined);

/** What each identifier is called where it needs its name, and itself as people write it. */
const families: readonly { of: string; name: string; value: fc.Arbitrary<string> }[] = [
	{ of: "CBU", name: "", value: joined(cbuBlock(digits(7)), cbuBlock(digits(13))).filter(cbu) },
	{ of: "CVU", name: "", value: joined(fc.constant("00000031"), cbuBlock(digits(13))).filter(cbu) },
	{
		of: "CUIT",
		name: "cuit ",
		value: withCheck(joined(oneOf("20", "23", "24", "27", "30", "33", "34", "50", "51", "55"), digits(8)), cuit),
	},
	{ of: "DNI of Argentina", name: "DNI ", value: fc.integer({ min: 1_000_000, max: 99_999_999 }).map(String) },
	{
		of: "DNI of Argentina with its dots",
		name: "",
		value: fc
			.integer({ min: 1_000_000, max: 99_999_999 })
			.map((number) => dotted(String(number)))
			.filter((text) => !text.endsWith(".000")),
	},
	{ of: "DNI of Spain", name: "", value: withCheck(digits(8), dni, letters) },
	{ of: "NIE", name: "", value: withCheck(joined(oneOf("X", "Y", "Z"), digits(7)), nie, letters) },
	{
		of: "NIF of companies",
		name: "",
		value: withCheck(joined(oneOf(..."ABCDEFGHJNPQRSUVW"), digits(7)), nif, [..."0123456789", ..."ABCDEFGHIJ"]),
	},
	{
		of: "RUT of Chile",
		name: "",
		value: withCheck(
			fc.integer({ min: 1_000_000, max: 99_999_999 }).map(String),
			chileanRut,
			Array.from("0123456789K"),
		).map((text) => `${dotted(text.slice(0, -1))}-${text.slice(-1)}`),
	},
	{
		of: "RUT of Uruguay",
		name: "RUT ",
		value: withCheck(joined(oneOf("01", "21"), digits(6), fc.constant("001")), uruguayanRut),
	},
	{
		of: "cédula of Uruguay",
		name: "",
		value: withCheck(digits(7), cedula).map(
			(text) => `${text.slice(0, 1)}.${text.slice(1, 4)}.${text.slice(4, 7)}-${text.slice(7)}`,
		),
	},
	{ of: "RUC", name: "RUC ", value: withCheck(joined(oneOf("10", "15", "16", "17", "20"), digits(8)), ruc) },
	{
		of: "NIT",
		name: "NIT ",
		value: withCheck(joined(oneOf("8", "9"), digits(8)), nit).map((text) => `${text.slice(0, 9)}-${text.slice(9)}`),
	},
	{
		of: "cédula of Colombia",
		name: "C.C. ",
		value: fc.integer({ min: 1_000_000_000, max: 1_299_999_999 }).map(String),
	},
	{
		of: "CPF",
		name: "",
		value: withCheck(digits(9), cpf, twoDigits).map((text) =>
			text.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, "$1.$2.$3-$4"),
		),
	},
	{
		of: "CNPJ",
		name: "",
		value: withCheck(fc.stringMatching(/^[A-Z\d]{12}$/), cnpj, twoDigits).map((text) =>
			text.replace(/(.{2})(.{3})(.{3})(.{4})(.{2})/, "$1.$2.$3/$4-$5"),
		),
	},
	{
		of: "RFC",
		name: "RFC ",
		value: joined(fc.stringMatching(/^[A-ZÑ&]{3,4}$/), dateOfBirth, fc.stringMatching(/^[A-Z\d]{2}[A\d]$/)),
	},
	{
		of: "CURP",
		name: "",
		value: withCheck(
			joined(
				fc.stringMatching(/^[A-Z]{4}$/),
				dateOfBirth,
				oneOf("H", "M"),
				fc.stringMatching(/^[A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]$/),
			),
			curp,
		),
	},
	{
		of: "IBAN",
		name: "",
		value: fc.oneof(
			ibanOf("ES", digits(20)),
			ibanOf("DE", digits(18)),
			ibanOf("GB", fc.stringMatching(/^[A-Z]{4}\d{14}$/)),
		),
	},
	{
		of: "card",
		name: "",
		value: withCheck(
			joined(oneOf("4", "51", "55"), digits(13)).map((text) => text.padEnd(15, "7").slice(0, 15)),
			card,
		),
	},
	{
		of: "e-mail",
		name: "",
		value: joined(
			fc.stringMatching(/^[a-z\d][a-z\d._+-]{0,20}[a-z\d]$/),
			fc.constant("@"),
			fc.stringMatching(/^[a-z]{1,12}\.(com|example|com\.ar)$/),
		),
	},
	{
		of: "telephone",
		name: "mi teléfono es ",
		value: fc.oneof(
			fc
				.tuple(oneOf("+54 9 11 ", "011 ", "11 "), fc.integer({ min: 4000, max: 6999 }), digits(4))
				.map(([prefix, exchange, rest]) => `${prefix}${exchange}-${rest}`),
			fc.tuple(oneOf("+34 612 ", "612 "), digits(3), digits(3)).map((parts) => `${parts[0]}${parts[1]} ${parts[2]}`),
		),
	},
];

const beginnings = oneOf("", "Hola, ", "te paso esto: ", "sorry, it was (", "No anda desde ayer. ", "Ana: ");
const endings = oneOf("", ".", ", gracias", " y sigo esperando", "\n", "; ¿algo más?");

const two = (number: number) => String(number).padStart(2, "0");
const calendarDay = fc
	.date({ min: new Date("2000-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
	.map((date) => [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())] as const);
const group = fc.integer({ min: 100, max: 999 });

/** What stays, as support texts have it. */
const innocent: readonly { of: string; value: fc.Arbitrary<string> }[] = [
	{
		of: "ticket id",
		value: fc
			.tuple(calendarDay, fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{6}$/))
			.map(([[year, month, day], rest]) => `TCK-${year}${month}${day}-${rest}`),
	},
	{
		of: "version",
		value: fc
			.tuple(fc.nat(199), fc.nat(99), fc.nat(99_999), fc.option(fc.nat(9999), { nil: undefined }))
			.map((numbers) => `versión ${numbers.filter((number) => number !== undefined).join(".")}`),
	},
	{ of: "port", value: fc.integer({ min: 1, max: 65_535 }).map((port) => `puerto ${port}`) },
	{
		of: "error code",
		value: fc.oneof(
			fc.stringMatching(/^0x[\dA-Fa-f]{8}$/),
			fc.integer({ min: 1, max: 99_999_999 }).map((code) => `error ${code}`),
			fc.stringMatching(/^KB\d{7}$/),
			fc.integer({ min: 100, max: 599 }).map((status) => `HTTP ${status}`),
		),
	},
	{
		of: "date",
		value: calendarDay.chain(([year, month, day]) =>
			oneOf(
				`${year}-${month}-${day}`,
				`${day}/${month}/${year}`,
				`${day}.${month}.${year}`,
				`${year}-${month}-${day}T10:20:30.123Z`,
			),
		),
	},
	{
		of: "price",
		value: fc
			.tuple(oneOf("$ ", "USD ", "€", "$"), fc.integer({ min: 1, max: 999 }), group, group, oneOf("", ",50"))
			.map(([currency, millions, thousands, rest, cents]) => `${currency}${millions}.${thousands}.${rest}${cents}`),
	},
];

const innocents = oneOf("Me sale ", "ayer anoté ", "it says ", "", "veo: ");

describe("mask, of any", () => {
	for (const { of, name, value } of families)
		it(`${of}: goes`, () => {
			fc.assert(
				fc.property(beginnings, value, endings, (before, identifier, after) => {
					const text = `${before}${name}${identifier}${after}`;
					const masked = maskText(text, "AR");
					assert.ok(!masked.includes(identifier) && /\[[A-ZÉ]+\]/.test(masked), `${text} → ${masked}`);
					const vault = maskWithVault(text, "AR");
					assert.ok(!vault.text.includes(identifier));
					assert.equal(unmask(vault.text, vault.originals), text);
				}),
			);
		});
	for (const { of, value } of innocent)
		it(`${of}: stays`, () => {
			fc.assert(
				fc.property(innocents, value, endings, (before, thing, after) => {
					const text = `${before}${thing}${after}`;
					assert.equal(maskText(text, "AR"), text);
				}),
				{ numRuns: 300 },
			);
		});

	it("text: masked twice is as masked once", () => {
		const pieces = fc.oneof(
			...families.map(({ name, value }) => value.map((text) => name + text)),
			...innocent.map(({ value }) => value),
			fc.constantFrom("dni", "teléfono", "mi", "es", "[DNI]", "[EMAIL 1]", "token=", "clave: x1y2"),
			fc.stringMatching(/^[\d .,:()@a-c[\]-]{1,20}$/),
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 6 }), oneOf(" ", ", ", "\n"), (texts, between) => {
				const masked = maskText(texts.join(between), "AR");
				assert.equal(maskText(masked, "AR"), masked);
			}),
			{ numRuns: 1000 },
		);
	});
});
