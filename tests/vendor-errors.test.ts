import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { ProviderError } from "../packages/server/src/platform/errors/index.ts";
import * as azureSpeech from "../packages/server/src/providers/azure-speech/errors.ts";
import * as deepgram from "../packages/server/src/providers/deepgram/errors.ts";
import * as elevenlabs from "../packages/server/src/providers/elevenlabs/errors.ts";
import * as openai from "../packages/server/src/providers/openai-compatible/errors.ts";
import * as telnyx from "../packages/server/src/providers/telnyx/errors.ts";
import * as twilio from "../packages/server/src/providers/twilio/errors.ts";
import * as whatsapp from "../packages/server/src/providers/whatsapp/errors.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const headers = new Headers();
const answer = (status: number, body: unknown = {}) => ({ status, headers, body: JSON.stringify(body) });
const closed = (code: number, reason = "") => ({ why: "closed" as const, code, reason });

type Vendor = {
	folder: string;
	ofStatus(status: number): ProviderError;
	ofCode(code: string): ProviderError;
	/** Every code that the vendor's folder knows, apart from statuses. */
	codes: readonly string[];
};

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => String(from + index));
const source = (folder: string) =>
	readFileSync(join(root, "packages/server/src/providers", folder, "errors.ts"), "utf8");
const found = (folder: string, pattern: RegExp) => [...source(folder).matchAll(pattern)].map(([, code = ""]) => code);
/** The entries of a map from a vendor's words to kinds. */
const entry = /^\t"?([A-Za-z][\w-]+)"?: "[a-z-]+",$/gm;

const ofTwilio = (code: string) => twilio.answerError(answer(400, { code: Number(code) }), true);
const ofTelnyx = (code: string) => telnyx.answerError(answer(400, { errors: [{ code }] }), true);
/** With words although the answer had none. */
const known = (error: ProviderError) => error.message.includes(" – ");

/** By the names that the SDK's enumeration gives them. */
const cancellations = new Map(
	numbers(0, 50).flatMap((code): [string, ProviderError][] => {
		const error = azureSpeech.cancellationError(Number(code), "");
		return error.vendorCode === undefined ? [] : [[error.vendorCode, error]];
	}),
);

const vendors: Readonly<Record<string, Vendor>> = {
	Twilio: {
		folder: "twilio",
		ofStatus: (status) => twilio.answerError(answer(status), true),
		ofCode: ofTwilio,
		codes: numbers(10_000, 25_000).filter((code) => known(ofTwilio(code))),
	},
	Telnyx: {
		folder: "telnyx",
		// Without a code, a 404 counts as one.
		ofStatus: (status) => telnyx.answerError(answer(status), true),
		ofCode: ofTelnyx,
		codes: [...numbers(10_000, 11_000), ...numbers(90_000, 91_000)].filter((code) => known(ofTelnyx(code))),
	},
	Deepgram: {
		folder: "deepgram",
		ofStatus: (status) => deepgram.refusalError(answer(status)),
		ofCode: (code) => deepgram.endError(/^\d+$/.test(code) ? closed(Number(code)) : closed(1011, code)),
		codes: [...found("deepgram", entry), ...found("deepgram", /^\t(1\d{3}): "/gm)],
	},
	ElevenLabs: {
		folder: "elevenlabs",
		ofStatus: (status) => elevenlabs.refusalError(answer(status)),
		ofCode(code) {
			if (/^\d+$/.test(code)) return elevenlabs.endError(closed(Number(code)));
			return elevenlabs.messageError(code, null) ?? elevenlabs.refusalError(answer(401, { detail: { status: code } }));
		},
		codes: [...found("elevenlabs", entry), "1008"],
	},
	"Azure Speech": {
		folder: "azure-speech",
		ofStatus: (status) => azureSpeech.refusalError(answer(status)),
		ofCode: (code) => cancellations.get(code) ?? assert.fail(`no cancellation is called ${code}`),
		codes: [...cancellations.keys()],
	},
	OpenAI: {
		folder: "openai-compatible",
		ofStatus: (status) => openai.answerError("openai", answer(status)),
		ofCode: (code) => openai.answerError("openai", { body: { error: { code, message: "" } } }),
		codes: found("openai-compatible", /code === "(\w+)"/g),
	},
	WhatsApp: {
		folder: "whatsapp",
		ofStatus: (status) => whatsapp.answerError(answer(status), true),
		ofCode: (code) => whatsapp.answerError(answer(400, { error: { code: Number(code) } }), true),
		codes: found("whatsapp", /^\t\["(\d+)",/gm),
	},
};

type Row = { codes: string[]; kind: string; says: string; again: boolean };

/** Tables of a page by the vendor whose section they are in: those with four columns, then those with two. */
function read(page: string) {
	const text = readFileSync(join(root, page), "utf8");
	const sections = text.split(/^## /m).slice(1);
	return new Map(
		sections.map((section) => {
			const lines = section.split("\n").filter((line) => /^\|[^|]*`/.test(line));
			const cells = lines.map((line) =>
				line
					.split("|")
					.slice(1, -1)
					.map((cell) => cell.trim()),
			);
			const codesOf = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
			const rows = cells.flatMap(([codes, kind, says, again]): Row[] =>
				again === undefined
					? []
					: [{ codes: codesOf(codes), kind: kind ?? "", says: says ?? "", again: /^(yes|sí)/.test(again) }],
			);
			const incidents = cells.flatMap(([codes, says, more]) =>
				more === undefined ? codesOf(codes).map((code) => [code, says ?? ""] as const) : [],
			);
			return [section.split("\n")[0] ?? "", { rows, incidents }];
		}),
	);
}

const english = "docs/vendor-errors.md";
const isStatus = (code: string) => /^[45]\d\d$/.test(code);
/** What stands for all statuses that have no row of their own. */
const others: Readonly<Record<string, number>> = { "4xx": 418, "5xx": 500 };

for (const page of [english, "docs/es/errores-de-proveedores.md"])
	describe(page, () => {
		const sections = read(page);

		test("has a section for each vendor", () => assert.deepEqual([...sections.keys()], Object.keys(vendors)));

		for (const [name, vendor] of Object.entries(vendors)) {
			const { rows = [], incidents = [] } = sections.get(name) ?? {};
			const documented = rows.flatMap(({ codes }) => codes);

			test(`${name}: says the kind and the retry decision that the code has`, () => {
				assert.equal(new Set(documented).size, documented.length, "a code has one row");
				for (const { codes, kind, says, again } of rows)
					for (const code of codes) {
						const status = others[code] ?? (isStatus(code) ? Number(code) : null);
						const error = status === null ? vendor.ofCode(code) : vendor.ofStatus(status);
						assert.deepEqual([error.kind, error.retryable], [kind, again], code);
						if (page === english && ["Twilio", "Telnyx", "WhatsApp"].includes(name) && status === null)
							assert.equal(error.message.split(" – ")[0], `${vendor.folder}: ${says}`);
					}
			});

			test(`${name}: leaves no code out`, () => {
				assert.ok(vendor.codes.length > 0);
				const missing = vendor.codes.filter((code) => !documented.includes(code));
				assert.deepEqual(missing, []);
				for (const status of numbers(400, 600).map(Number)) {
					if (documented.includes(String(status))) continue;
					const usual = status < 500 ? "bad-request" : "unavailable";
					assert.equal(vendor.ofStatus(status).kind, usual, `${status} has no row`);
				}
			});

			if (name === "Twilio")
				test("Twilio: explains each incident that the code has words for", () => {
					const codes = numbers(10_000, 65_000).filter((code) => twilio.describeIncident(code) !== code);
					assert.deepEqual(
						incidents.map(([code]) => code),
						codes,
					);
					if (page !== english) return;
					for (const [code, says] of incidents) assert.equal(twilio.describeIncident(code), `${says} (${code})`);
				});
		}
	});
