import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { testDatabases } from "../../app/testing.ts";
import { type ChatTest, openChatTest } from "../../app/testing-chat.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { createPrivacy } from "./index.ts";

for (const database of testDatabases())
	describe(`a contact's rights on ${database}`, () => {
		let test: ChatTest;
		let http: Http;
		before(async () => {
			test = await openChatTest(database);
			const privacy = createPrivacy(test.platform, {
				contributors: () => test.capabilities,
				isContact: async (db, id) => (await test.contacts.names(db, [id])).has(id),
			});
			http = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, [privacy.capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		/** A chat that ended in a ticket, over by now. */
		async function someone(): Promise<string> {
			const sessionId = await test.opened();
			await test.say(sessionId, "mi compu no prende");
			await test.say(sessionId, "quiero hablar con una persona");
			await test.say(sessionId, "11 4523 1234");
			const { query } = test.platform.db;
			await query.execute(sql`update conversations set status = 'ended', ended_at = now()`);
			const contact = await test.contacts.findContact(query, { phone: "+541145231234" });
			assert.ok(contact);
			return contact.id;
		}

		it("are a copy of everything and its erasure, everywhere", async () => {
			const id = await someone();
			const copy = await http.inject(`/api/v1/contacts/${id}/data`);
			assert.equal(copy.statusCode, 200, copy.body);
			const { data } = copy.json();
			assert.deepEqual(Object.keys(data).sort(), ["contacts", "conversations", "guides", "tickets"]);
			assert.equal(data.contacts.name, "Ana Pérez");
			assert.match(JSON.stringify(data.conversations), /mi compu no prende/);
			assert.equal(data.tickets.length, 1);
			assert.match(data.guides[0].problem, /mi compu no prende/);
			const erased = await http.inject({ method: "DELETE", url: `/api/v1/contacts/${id}` });
			assert.equal(erased.statusCode, 204, erased.body);
			const { rows } = await test.platform.db.query.execute(sql`
				select 1 from turns where heard like '%45231234%' union all
				select 1 from contacts where name = 'Ana Pérez' union all
				select 1 from tickets where requester_name is not null or description <> '' union all
				select 1 from guide_sessions where contact_id is not null or problem is not null union all
				select 1 from events where data::text like '%45231234%' and not erased`);
			assert.equal(rows.length, 0);
			assert.equal((await http.inject(`/api/v1/contacts/${id}/data`)).statusCode, 404);
			const again = await http.inject({ method: "DELETE", url: `/api/v1/contacts/${id}` });
			assert.equal(again.statusCode, 404);
		});
	});
