import assert from "node:assert/strict";
import { test } from "node:test";
import { recognitionAddress, speechAddress } from "./addresses.ts";

const stt = "/speech/recognition/conversation/cognitiveservices/v1";
const tts = "/cognitiveservices/v1";

test("finds the servers of a region, in each cloud", () => {
	for (const [region, domain] of [
		["brazilsouth", "microsoft.com"],
		["chinaeast2", "azure.cn"],
		["usgovvirginia", "azure.us"],
	] as const) {
		const resource = { key: "k", region, endpoint: null };
		assert.equal(recognitionAddress(resource).href, `wss://${region}.stt.speech.${domain}${stt}`);
		assert.equal(speechAddress(resource).href, `https://${region}.tts.speech.${domain}${tts}`);
	}
});

test("asks an endpoint in place of the region", () => {
	for (const [endpoint, socket, request] of [
		[
			"https://my-company.cognitiveservices.azure.com/",
			`wss://my-company.cognitiveservices.azure.com/stt${stt}`,
			`https://my-company.cognitiveservices.azure.com/tts${tts}`,
		],
		["http://127.0.0.1:5000", `ws://127.0.0.1:5000${stt}`, `http://127.0.0.1:5000${tts}`],
		["ws://speech:5000/", `ws://speech:5000${stt}`, `http://speech:5000${tts}`],
		["wss://gateway.example/azure/", `wss://gateway.example/azure${stt}`, `https://gateway.example/azure${tts}`],
	] as const) {
		const resource = { key: "k", region: "westeurope", endpoint };
		assert.deepEqual([recognitionAddress(resource).href, speechAddress(resource).href], [socket, request]);
	}
});
