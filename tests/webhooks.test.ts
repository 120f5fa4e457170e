import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { NotificationChannel, TicketDetail, WebhookEndpointSecret } from "@centralita/contracts";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { verifyWebhook } from "../packages/server/src/capabilities/webhooks/testing.ts";
import { ownerEnvironment, type Person, signIn } from "./support/people.ts";

/** What comes in, as it comes. */
type Request = { path: string; headers: Record<string, string>; body: string };

describe("what leaves the whole application", () => {
	let test: TestApp;
	let owner: Person;
	const server = createServer(async (request: IncomingMessage, reply) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		reply.writeHead(204).end();
		server.emit("received", { path: request.url, headers: request.headers, body });
	});
	const received = async (path: string): Promise<Request> => {
		for (;;) {
			const [request] = (await once(server, "received", { signal: AbortSignal.timeout(15_000) })) as [Request];
			if (request.path === path) return request;
		}
	};
	let url = "";

	before(async () => {
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		test = await startTestApp({
			database: testDatabases().at(-1) ?? "embedded",
			environment: { ...ownerEnvironment, WEBHOOKS_ALLOW_PRIVATE: "true" },
		});
		owner = await signIn(test.url, "owner");
	});
	after(async () => {
		await test.stop();
		server.closeAllConnections();
		server.close();
	});

	const call = async (method: string, path: string, body: unknown): Promise<unknown> => {
		const response = await fetch(`${test.url}/api/v1${path}`, {
			method,
			headers: { ...owner.headers, "content-type": "application/json" },
			body: JSON.stringify(body),
		});
		assert.ok(response.ok, `${path} answered ${response.status}`);
		return response.json();
	};
	const openTicket = async () => {
		const ticket = { subject: "No prende", description: "El módem no prende.", requester: { name: "Ana" } };
		return TicketDetail.parse(await call("POST", "/tickets", ticket));
	};

	it("arrives soon, signed, and tells people too", async () => {
		const made = await call("POST", "/webhooks", { url: `${url}/hook`, events: ["ticket.created"] });
		const { secret } = WebhookEndpointSecret.parse(made);
		const room = { kind: "webhook", name: "Sala", language: "es", target: `${url}/room` };
		const { id } = NotificationChannel.parse(await call("POST", "/notifications/channels", room));
		const rule = { events: ["ticket.created"], recipients: [{ kind: "channel", id }] };
		await call("PUT", "/notifications/rules", { rules: [rule] });
		const arrivals = Promise.all([received("/hook"), received("/room")]);
		const ticket = await openTicket();
		const [hook, notice] = await arrivals;
		const { type, data } = verifyWebhook(secret, hook.body, hook.headers);
		assert.deepEqual([type, data.ticketId], ["ticket.created", ticket.id]);
		assert.equal(JSON.parse(notice.body).title, `Ticket nuevo: ${ticket.number}`);
	});

	it("is not lost when the application stops before it could send it", async () => {
		await test.app.platform.jobs.stop(1000);
		const ticket = await openTicket();
		const arrival = received("/hook");
		arrival.catch(() => {});
		test = await test.restart();
		owner = await signIn(test.url, "owner");
		assert.match((await arrival).body, new RegExp(ticket.id));
	});
});
