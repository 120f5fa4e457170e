/** What tests receive webhooks with, and make events from. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import type { Platform } from "../../platform/capability.ts";
import { type Clock, uuidv7 } from "../../platform/time/index.ts";

export type Received = { id: string; type: string; data: Record<string, unknown>; headers: IncomingHttpHeaders };
type Answer = (received: Received, reply: ServerResponse) => void;

export type Receiver = {
	readonly url: string;
	/** What arrived and whose signature holds, in order, whatever was answered. */
	readonly received: Received[];
	/** Messages that could not be verified. */
	readonly refused: string[];
	secret: string;
	answer: Answer;
	close(): Promise<void>;
};

/** What a message says, once the library of Standard Webhooks has verified it; throws when it does not hold. */
export const verifyWebhook = (secret: string, body: string, headers: Record<string, string>) =>
	new Webhook(secret).verify(body, headers) as { type: string; data: Record<string, unknown> };

/** A receiver as a customer would write it: the library of Standard Webhooks verifies each request, at the clock's time. */
export async function createReceiver(clock: Clock): Promise<Receiver> {
	const verified = (secret: string, body: string, headers: Record<string, string>) => {
		const now = Date.now;
		Date.now = () => clock.now();
		try {
			return verifyWebhook(secret, body, headers);
		} finally {
			Date.now = now;
		}
	};
	const server = createServer(async (request, reply) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		try {
			const { type, data } = verified(receiver.secret, body, request.headers as Record<string, string>);
			const got = { id: String(request.headers["webhook-id"]), type, data, headers: request.headers };
			receiver.received.push(got);
			receiver.answer(got, reply);
		} catch (error) {
			receiver.refused.push(String(error));
			reply.writeHead(400).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const receiver: Receiver = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		received: [],
		refused: [],
		secret: "",
		answer: (_received, reply) => reply.writeHead(204).end(),
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return receiver;
}

/** Appends a change of a ticket; its `changed` tells which it is. */
export const changeTicket = (
	{ db, events }: Pick<Platform, "db" | "events">,
	ticketId: string,
	what: readonly string[],
) =>
	db.transaction(async (tx) => {
		for (const changed of what)
			await events.append(tx, "ticket.updated", {
				...{ ticketId, number: "TCK-1", status: "open", priority: "normal", changed: [changed], by: "Ana" },
			});
	});

/** Many of them at once: each ticket changes in turn, as many times as there are texts. */
export const changeTickets = ({ db }: Pick<Platform, "db">, ticketIds: readonly string[], what: readonly string[]) =>
	db.query.execute(sql`
		insert into events (type, data)
		select 'ticket.updated', jsonb_build_object('ticketId', ticket.id, 'number', 'TCK-1', 'status', 'open',
			'priority', 'normal', 'changed', jsonb_build_array(changed.text), 'by', 'Ana')
		from jsonb_array_elements_text(${JSON.stringify(what)}::jsonb) with ordinality as changed(text, place)
		cross join jsonb_array_elements_text(${JSON.stringify(ticketIds)}::jsonb) as ticket(id)
		order by changed.place`);

export const newTicketId = (): string => uuidv7();
