import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ContactConsentList, ContactList, DoNotCallList } from "@centralita/contracts";
import { startTestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { openDesk } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";
import { visit } from "./support/visitor.ts";

for (const database of testDatabases())
	describe(`somebody who wants to be left in peace, on ${database}`, () => {
		it("is on the do-not-call list as soon as they have said so in a chat", { timeout: 60_000 }, async () => {
			const test = await startTestApp({ database, environment: { ...ownerEnvironment, DEFAULT_COUNTRY: "AR" } });
			try {
				const desk = await openDesk(test.url);
				const read = async (path: string) => (await desk.request("GET", `/api/v1${path}`)).json();
				const visitor = await visit(test.url, "Ana");
				for (const line of ["no tengo internet", "quiero hablar con una persona", "11 4523 1234"])
					await visitor.say(line);
				const [contact] = ContactList.parse(await read("/contacts?q=4523")).items;
				assert.deepEqual(contact?.phones, ["+541145231234"]);
				await visitor.say("no me llamen a ese número, llamen al otro");
				await visitor.say("Mejor no me llamen más");
				const list = () => read("/do-not-call").then((answer) => DoNotCallList.parse(answer).items);
				const [entry, ...others] = await desk.eventually(list, ({ length }) => length > 0, "the number is listed");
				assert.deepEqual([entry?.phone, entry?.source, entry?.reason], ["+541145231234", "chat", "asked"]);
				assert.deepEqual(others, []);
				const { items } = ContactConsentList.parse(await read(`/contacts/${contact?.id}/consents`));
				assert.deepEqual(new Set(items.map(({ proof }) => proof)), new Set(["Mejor no me llamen más"]));
			} finally {
				await test.stop();
			}
		});
	});
