import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { ProviderError } from "../errors/index.ts";
import { createSoundClient, pcmReader } from "./index.ts";

async function bench(t: TestContext, answer: (response: ServerResponse, count: number) => void, timeoutMs = 5000) {
	let connections = 0;
	let requests = 0;
	const server = createServer((request, response) => {
		request.resume().on("end", () => answer(response, ++requests));
	});
	server.on("connection", () => connections++);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/speak`);
	const sound = createSoundClient({
		provider: "p",
		headers: {},
		refused: ({ status, body }) => new ProviderError("p", "unavailable", `${status} ${body}`),
		timeoutMs,
		retry: { attempts: 2, baseMs: 1 },
	});
	const play = async (signal = new AbortController().signal) => {
		let samples = 0;
		for await (const pcm of sound({ url, json: {}, signal, reader: pcmReader })) samples += pcm.length;
		return samples;
	};
	return { play, server, counts: () => ({ connections, requests }) };
}

const speech = (response: ServerResponse) =>
	response.writeHead(200, { "content-type": "audio/pcm" }).end(Buffer.alloc(3200));

test("keeps its connection for the next sentence", async (t) => {
	const { play, counts } = await bench(t, speech);
	for (let n = 0; n < 5; n++) assert.equal(await play(), 1600);
	assert.deepEqual(counts(), { connections: 1, requests: 5 });
});

test("a connection that the vendor closed meanwhile costs one more try", async (t) => {
	const { play, counts } = await bench(t, (response, count) => {
		if (count === 2) response.socket?.destroy();
		else speech(response);
	});
	for (let n = 0; n < 2; n++) assert.equal(await play(), 1600);
	assert.deepEqual(counts(), { connections: 2, requests: 3 });
});

test("fails with a sentence when nothing, or nothing more, comes", async (t) => {
	const { play } = await bench(
		t,
		(response, count) => {
			if (count > 1) response.writeHead(200, { "content-type": "audio/pcm" }).write(Buffer.alloc(320));
		},
		80,
	);
	for (const expected of [/no answer in/, /nothing more for/])
		await assert.rejects(play(), (error) => error instanceof ProviderError && expected.test(error.message));
});

test("an empty answer is a bad one", async (t) => {
	const { play } = await bench(t, (response) => response.writeHead(200, { "content-type": "audio/pcm" }).end());
	await assert.rejects(play(), (error) => error instanceof ProviderError && error.kind === "bad-response");
});
