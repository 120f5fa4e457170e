import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createLogger } from "../log/index.ts";
import { maskText, maskValue } from "./index.ts";

const gone: readonly [string, string][] = [
	["escríbeme a ana.perez+soporte@example.com.ar, gracias", "ana.perez+soporte@example.com.ar"],
	["mi CBU es 0110000612345678901233", "0110000612345678901233"],
	["cuit 20-11111111-2", "20-11111111-2"],
	["cuil 20111111112", "20111111112"],
	["DNI 20123456", "20123456"],
	["mi documento es 20.123.456", "20.123.456"],
	["dni 12345678Z", "12345678Z"],
	["NIE X1234567L", "X1234567L"],
	["la empresa A12345674", "A12345674"],
	["rut 12.345.678-5", "12.345.678-5"],
	["pague a ES9121000418450200051332", "ES9121000418450200051332"],
	["iban ES91 2100 0418 4502 0005 1332", "ES91 2100 0418 4502 0005 1332"],
	["tarjeta 4111 1111 1111 1111", "4111 1111 1111 1111"],
	["tarjeta 4111111111111111.", "4111111111111111"],
	["llámame al +54 9 11 4567-8901", "4567-8901"],
	["mi celular es 11 4567-8901", "4567-8901"],
	["call me at +1 415 555 2671 please", "415 555 2671"],
	["número: 1145678901", "1145678901"],
	["Authorization: Bearer abcdefghijklmnop", "abcdefghijklmnop"],
	["key sk-proj-1234567890abcdef", "1234567890abcdef"],
	["postgres://user:hunter2@db/x", "hunter2"],
	["GET /setup#token=AbCdEfGhIjKl", "AbCdEfGhIjKl"],
];

const kept: readonly string[] = [
	"error 0x80070057",
	"puerto 8080",
	"versión 10.0.19045",
	"actualización KB5034441",
	"ticket TCK-20261122-7F3K9Q",
	"HTTP 429",
	"video 1080p a 60 Hz",
	"cuesta $ 1.234.567,50",
	"son 20.123.456 pesos",
	"total: USD 12,345.67",
	"el 22/11/2026 a las 15:30",
	"2026-11-22T19:05:52.589Z",
	"2026-11-22 19:05",
	"01a204a6-88ca-75cc-bcfc-50f9ae833ecb",
	"node 24.21.0 en 192.168.100.200:5432",
	"CBU 0110000712345678901233",
	"cuit 20-11111111-3",
	"dni 12345678A",
	"espera 30000 ms, 1500 bytes",
	"turno 15 de 200, 44100 Hz",
];

describe("masking", () => {
	for (const [text, secret] of gone)
		it(`hides "${secret}"`, () => {
			const masked = maskText(text, "AR");
			assert.ok(!masked.includes(secret), masked);
			assert.match(masked, /\[[A-ZÉ]+\]/);
		});
	for (const text of kept)
		it(`leaves "${text}"`, () => {
			assert.equal(maskText(text, "AR"), text);
		});

	it("reads numbers without prefix in the installation's country", () => {
		assert.equal(maskText("tel 612 34 56 78", "ES"), "tel [TELÉFONO]");
	});

	it("reaches every depth, and keys that name a secret", () => {
		assert.deepEqual(
			maskValue({ a: [{ b: { c: "x@example.com" } }], password: "p", headers: { cookie: "c" }, n: 1145678901 }, "AR"),
			{ a: [{ b: { c: "[EMAIL]" } }], password: "[SECRETO]", headers: { cookie: "[SECRETO]" }, n: 1145678901 },
		);
	});

	it("ends on any text, in time", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[\d\s.@:()+a-f-]{0,400}$/), (text) => {
				const started = performance.now();
				maskText(text, "AR");
				assert.ok(performance.now() - started < 500);
			}),
			{ numRuns: 300 },
		);
		maskText(`${"1 ".repeat(5000)}${"a.".repeat(5000)}@`, "AR");
	});

	it("is in every log line: message, fields, bindings and stack traces", () => {
		const lines: string[] = [];
		const log = createLogger({ logLevel: "info" }, { write: (line) => lines.push(line) });
		const child = log.child({ requestId: "01a204a6-88ca-75cc-bcfc-50f9ae833ecb", from: "ana@example.com" });
		child.error(
			{ err: new Error("no mail for bob@example.com"), deep: { to: ["eva@example.com"] } },
			"sent to %s",
			"x@example.com",
		);
		assert.equal(lines.length, 1);
		const line = lines[0] ?? "";
		assert.doesNotMatch(line, /@example/);
		assert.match(line, /"requestId":"01a204a6-88ca-75cc-bcfc-50f9ae833ecb"/);
		assert.ok(line.endsWith("}\n"));
	});
});
