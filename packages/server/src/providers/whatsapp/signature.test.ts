import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { isSigned } from "./signature.ts";
import { webhookBodies } from "./testing-fixtures.ts";

const secret = "0123456789abcdef0123456789abcdef";
const vectors = [
	{
		what: "an ordinary message",
		body: webhookBodies()[0] ?? Buffer.alloc(0),
		header: "sha256=9b05bd65aec485c87c8832399abb59622b5ee6517325dd0b07f4baf6d6819227",
	},
	{
		what: "escapes outside ASCII",
		body: Buffer.from(String.raw`{"text":"Gr\u00fc\u00dfe \ud83d\udc4b"}`),
		header: "sha256=a7c310a6b1133efbd44a6565c05d411226f968f092a348d90c6e441861acfd63",
	},
	{
		what: "escaped slashes",
		body: Buffer.from(String.raw`{"url":"https:\/\/example.com\/a"}`),
		header: "sha256=f9f16428c7800722b13b89a25f115bcb6f1fcde4b01228feb595b3e3fd8eaeb8",
	},
];

describe("signatures of WhatsApp", () => {
	for (const { what, body, header } of vectors)
		it(`believes ${what}, and no other bytes`, () => {
			assert.equal(isSigned(secret, header, body), true);
			assert.equal(isSigned("another secret", header, body), false);
			assert.equal(isSigned(secret, header, Buffer.concat([body, Buffer.from("\n")])), false);
		});

	it("is over the bytes as they came, not over what they mean", () => {
		const [, escaped] = vectors;
		const restringified = Buffer.from(JSON.stringify(JSON.parse(escaped?.body.toString() ?? "")));
		assert.equal(restringified.length, 23);
		assert.equal(isSigned(secret, escaped?.header, restringified), false);
	});

	it("is HMAC-SHA256 with the secret as text", () => {
		const sanity = "0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914";
		assert.equal(createHmac("sha256", "secret").update("test").digest("hex"), sanity);
		assert.equal(isSigned("secret", `sha256=${sanity}`, Buffer.from("test")), true);
	});

	it("refuses whatever is no signature", () => {
		const body = Buffer.from("test");
		const wrong = ["", "sha256=", "sha256=00", `sha256=${"z".repeat(64)}`, `sha1=${"0".repeat(64)}`, "0".repeat(64)];
		for (const header of [...wrong, undefined, [`sha256=${"0".repeat(64)}`]])
			assert.equal(isSigned("secret", header, body), false, String(header));
	});
});
