import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CarrierCredentials } from "@centralita/contracts";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import type { AppError } from "../../../platform/errors/index.ts";
import type { Telephony } from "../../../ports/telephony.ts";
import { carrierAccounts } from "../schema.ts";
import { createAccountsService } from "./accounts.ts";

const credentials = (digit: string): CarrierCredentials => ({
	carrier: "twilio",
	accountSid: `AC${digit.repeat(32)}`,
	authToken: `very secret ${digit}`,
});
const actor = { principal: null, ip: "127.0.0.1" };

describe("accounts at carriers", () => {
	let test: PhoneTest;
	const opened: CarrierCredentials[] = [];

	before(async () => {
		test = await openPhoneTest();
	});
	after(() => test.stop());

	const accounts = (environmentAccounts: readonly CarrierCredentials[] = []) =>
		createAccountsService(test.platform, {
			environmentAccounts,
			openTelephony(given) {
				opened.push(given);
				return {} as Telephony;
			},
		});
	const create = (digit: string) =>
		test.platform.db.transaction((tx) =>
			accounts().create(tx, actor, { label: "Twilio", credentials: credentials(digit) }),
		);
	const remove = (service: ReturnType<typeof accounts>, id: string) =>
		test.platform.db.transaction((tx) => service.remove(tx, actor, id));

	it("keep their credentials sealed, and show only what to recognise them by", async () => {
		const shown = await create("1");
		assert.equal(shown.hint, "1111");
		assert.doesNotMatch(JSON.stringify([shown, test.audited]), /secret/);
		const rows = await test.platform.db.query.select().from(carrierAccounts);
		assert.doesNotMatch(rows.map((row) => row.credentials?.toString("latin1") ?? "").join(), /secret/);
		const row = await accounts().get(test.platform.db.query, shown.id);
		accounts().telephonyOf(row);
		assert.deepEqual(opened.at(-1), credentials("1"));
	});

	it("cannot be used with credentials that were moved from another", async () => {
		const { query } = test.platform.db;
		const [first, second] = [await create("2"), await create("3")];
		const stolen = (await accounts().get(query, first.id)).credentials;
		const row = { ...(await accounts().get(query, second.id)), credentials: stolen };
		assert.throws(
			() => accounts().telephonyOf(row),
			(error: AppError) => error.code === "conflict",
		);
	});

	it("are built once, and again when their credentials are exchanged", async () => {
		const { db } = test.platform;
		const service = accounts();
		const { id } = await create("4");
		const first = service.telephonyOf(await service.get(db.query, id));
		assert.equal(service.telephonyOf(await service.get(db.query, id)), first);
		await db.transaction((tx) => service.change(tx, actor, id, { credentials: credentials("5") }));
		assert.notEqual(service.telephonyOf(await service.get(db.query, id)), first);
		assert.deepEqual(opened.at(-1), credentials("5"));
	});

	it("of the environment are the same after every start, and can be removed once they are not named there", async () => {
		const { query } = test.platform.db;
		const named = accounts([credentials("6")]);
		await named.seed(query);
		await accounts([credentials("6")]).seed(query);
		const known = (await named.list(query)).filter(({ source }) => source === "environment");
		assert.equal(known.length, 1);
		const id = known[0]?.id ?? "";
		await assert.rejects(remove(named, id), (error: AppError) => error.code === "conflict");
		const later = accounts();
		assert.equal(await later.open(query, "twilio", id), null);
		await remove(later, id);
		assert.ok((await later.list(query)).every((account) => account.id !== id));
	});
});
