import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Contact, ContactList, ContactMergeList, ConversationList, TicketList } from "@centralita/contracts";
import { startTestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { openDesk } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";
import { visit } from "./support/visitor.ts";

for (const database of testDatabases())
	describe(`two contacts with chats and tickets, on ${database}`, () => {
		it("become one with both histories, and two again", { timeout: 60_000 }, async () => {
			const test = await startTestApp({ database, environment: { ...ownerEnvironment, DEFAULT_COUNTRY: "AR" } });
			try {
				const desk = await openDesk(test.url);
				const path = (rest: string) => `/api/v1${rest}`;
				for (const phone of ["11 4523 1234", "11 4523 9999"]) {
					const visitor = await visit(test.url, "Ana Díaz");
					for (const line of ["no tengo internet", "quiero hablar con una persona", phone]) await visitor.say(line);
				}
				const { items } = await desk.read(ContactList, "GET", path("/contacts?q=4523"));
				const [from, into] = items;
				assert.ok(from && into && items.length === 2);
				const history = async (id: string) => [
					(await desk.read(ConversationList, "GET", path(`/conversations?contactId=${id}`))).items.length,
					(await desk.read(TicketList, "GET", path(`/tickets?contactId=${id}`))).items.length,
					(await desk.read(Contact, "GET", path(`/contacts/${id}`))).conversations,
				];
				assert.deepEqual(await history(into.id), [1, 1, 1]);
				await desk.read(Contact, "POST", path(`/contacts/${into.id}/merge`), { fromId: from.id });
				assert.deepEqual(await history(into.id), [2, 2, 2]);
				const merges = await desk.read(ContactMergeList, "GET", path(`/contacts/${into.id}/merges`));
				await desk.read(Contact, "POST", path(`/contacts/merges/${merges.items[0]?.id}/undo`));
				for (const { id } of [into, from]) assert.deepEqual(await history(id), [1, 1, 1]);
			} finally {
				await test.stop();
			}
		});
	});
