import { createHash } from "node:crypto";
import type { CarrierAccount, CarrierAccountChange, CarrierAccountCreate, CarrierName } from "@centralita/contracts";
import { CarrierCredentials } from "@centralita/contracts";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { inTime } from "../../../platform/resilience/index.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import { createSealer } from "../../../platform/security/sealing.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { CarrierAddresses, Telephony } from "../../../ports/telephony.ts";
import { type AccountRow, carrierAccounts, lines } from "../schema.ts";

export type Actor = { principal: Principal | null; ip: string };

/** Builds the adapter of an account; the application knows the carriers. */
export type OpenTelephony = (credentials: CarrierCredentials, addresses: CarrierAddresses) => Telephony;

export type AccountsDependencies = {
	openTelephony: OpenTelephony;
	/** Accounts that the settings of the process name. */
	environmentAccounts: readonly CarrierCredentials[];
};

export type Accounts = ReturnType<typeof createAccountsService>;

const shownDigits = 4;
/** A carrier waits for its answer. */
const patienceMs = 1500;
const identityOf = (credentials: CarrierCredentials) =>
	credentials.carrier === "twilio" ? credentials.accountSid : credentials.connectionId;
const hintOf = (credentials: CarrierCredentials) => identityOf(credentials).slice(-shownDigits);

/** The same on every node and after every start: webhook addresses contain it. */
function environmentId(credentials: CarrierCredentials): string {
	const hex = createHash("sha256")
		.update(`${credentials.carrier}:${identityOf(credentials)}`)
		.digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function createAccountsService(
	platform: Pick<Platform, "db" | "config" | "clock" | "audit" | "log">,
	{ openTelephony, environmentAccounts }: AccountsDependencies,
) {
	const { config, clock, audit, log } = platform;
	const sealer = createSealer(config.encryptionKey, "carrier-accounts");
	const fromEnvironment = new Map(environmentAccounts.map((credentials) => [environmentId(credentials), credentials]));
	/** What was built for each account, as long as its credentials stay. */
	const built = new Map<string, { made: string; telephony: Telephony }>();
	/** As they were when they were last read, for when the database does not answer. */
	const remembered = new Map<string, AccountRow>();

	const seal = (id: string, credentials: CarrierCredentials) =>
		sealer.seal(JSON.stringify(credentials), Buffer.from(id));

	const webhookUrlOf = (row: AccountRow) =>
		config.publicUrl === null
			? null
			: `${config.publicUrl}/carriers/${row.carrier}/${row.id}/${row.carrier === "twilio" ? "voice" : "events"}`;

	const view = (row: AccountRow): CarrierAccount => ({
		id: row.id,
		carrier: row.carrier,
		label: row.label,
		source: row.source,
		hint: row.hint,
		webhookUrl: webhookUrlOf(row),
		createdAt: row.createdAt.toISOString(),
	});

	async function find(db: Queryable, id: string): Promise<AccountRow | null> {
		const [row] = await db
			.select()
			.from(carrierAccounts)
			.where(and(eq(carrierAccounts.id, id), isNull(carrierAccounts.removedAt)));
		if (row) remembered.set(id, row);
		else remembered.delete(id);
		return row ?? null;
	}

	/** As `find`; a database that does not answer in time is not waited for where the account is known. */
	async function findEvenSo(db: Queryable, id: string): Promise<AccountRow | null> {
		const known = remembered.get(id);
		const found = find(db, id);
		return known ? inTime(clock, patienceMs, found).catch(() => known) : found;
	}

	async function get(db: Queryable, id: string): Promise<AccountRow> {
		const row = await find(db, id);
		if (!row) throw new AppError("not-found", "There is no such carrier account.");
		return row;
	}

	/** Null when they cannot be read: the installation has another key, or the setting is gone. */
	function credentialsOf(row: AccountRow): CarrierCredentials | null {
		if (row.source === "environment") return fromEnvironment.get(row.id) ?? null;
		const opened = row.credentials && sealer.open(row.credentials, Buffer.from(row.id));
		if (!opened) return null;
		const parsed = CarrierCredentials.safeParse(JSON.parse(opened));
		return parsed.success ? parsed.data : null;
	}

	function telephonyOf(row: AccountRow): Telephony {
		const made = row.credentials?.toString("base64") ?? "environment";
		const known = built.get(row.id);
		if (known?.made === made) return known.telephony;
		const credentials = credentialsOf(row);
		if (!credentials)
			throw new AppError(
				"conflict",
				"The credentials of this account cannot be read: enter them again, or restore ENCRYPTION_KEY.",
			);
		const telephony = openTelephony(credentials, { publicUrl: config.publicUrl ?? "", account: row.id });
		built.set(row.id, { made, telephony });
		return telephony;
	}

	const record = (tx: Transaction, actor: Actor, action: string, row: Pick<AccountRow, "id" | "carrier" | "hint">) =>
		audit.record(tx, {
			...actor,
			action: `carrier-account.${action}`,
			subject: row.id,
			detail: { carrier: row.carrier, hint: row.hint },
		});

	return {
		view,
		get,
		telephonyOf,

		async list(db: Queryable): Promise<CarrierAccount[]> {
			const rows = await db
				.select()
				.from(carrierAccounts)
				.where(isNull(carrierAccounts.removedAt))
				.orderBy(asc(carrierAccounts.createdAt), asc(carrierAccounts.id));
			return rows.map(view);
		},

		/**
		 * The account that a request of a carrier names, with its adapter; null when there is none, or it cannot be used. Needs no
		 * database once it is known.
		 */
		async open(
			db: Queryable,
			carrier: CarrierName,
			id: string,
		): Promise<{ row: AccountRow; telephony: Telephony } | null> {
			const row = await findEvenSo(db, id);
			if (row?.carrier !== carrier) return null;
			try {
				return { row, telephony: telephonyOf(row) };
			} catch (error) {
				log.error({ err: error, account: id }, "a carrier account cannot be used");
				return null;
			}
		},

		/** Rejects when the carrier does not know the credentials. */
		async tryOut(credentials: CarrierCredentials, signal: AbortSignal): Promise<void> {
			await openTelephony(credentials, { publicUrl: config.publicUrl ?? "", account: "" }).account(signal);
		},

		async create(
			tx: Transaction,
			actor: Actor,
			{ label, credentials }: z.infer<typeof CarrierAccountCreate>,
		): Promise<CarrierAccount> {
			const id = uuidv7(clock.now());
			const [row] = await tx
				.insert(carrierAccounts)
				.values({
					id,
					carrier: credentials.carrier,
					label,
					source: "dashboard",
					credentials: seal(id, credentials),
					hint: hintOf(credentials),
					createdAt: new Date(clock.now()),
				})
				.returning();
			if (!row) throw new Error("the account was not stored");
			await record(tx, actor, "created", row);
			return view(row);
		},

		async change(
			tx: Transaction,
			actor: Actor,
			id: string,
			{ label, credentials }: z.infer<typeof CarrierAccountChange>,
		): Promise<CarrierAccount> {
			const before = await get(tx, id);
			if (before.source === "environment")
				throw new AppError("conflict", "This account comes from the environment: change it there.");
			if (credentials && credentials.carrier !== before.carrier)
				throw new AppError("conflict", "An account stays with its carrier: connect another account instead.");
			const [row] = await tx
				.update(carrierAccounts)
				.set({
					...(label === undefined ? {} : { label }),
					...(credentials ? { credentials: seal(id, credentials), hint: hintOf(credentials) } : {}),
				})
				.where(eq(carrierAccounts.id, id))
				.returning();
			if (!row) throw new Error("the account was not stored");
			await record(tx, actor, credentials ? "credentials-replaced" : "changed", row);
			return view(row);
		},

		async remove(tx: Transaction, actor: Actor, id: string): Promise<void> {
			const row = await get(tx, id);
			if (fromEnvironment.has(id))
				throw new AppError("conflict", "This account comes from the environment: remove it there.");
			const used = await tx
				.select({ id: lines.id })
				.from(lines)
				.where(and(eq(lines.accountId, id), isNull(lines.removedAt)))
				.limit(1);
			if (used.length > 0) throw new AppError("conflict", "Lines use this account: remove them first.");
			await tx
				.update(carrierAccounts)
				.set({ removedAt: new Date(clock.now()), credentials: null })
				.where(eq(carrierAccounts.id, id));
			await record(tx, actor, "removed", row);
		},

		/** Makes the accounts of the environment known, so that lines can be theirs. */
		async seed(db: Queryable): Promise<void> {
			for (const [id, credentials] of fromEnvironment) {
				const row = { label: credentials.carrier === "twilio" ? "Twilio" : "Telnyx", hint: hintOf(credentials) };
				await db
					.insert(carrierAccounts)
					.values({
						...row,
						id,
						carrier: credentials.carrier,
						source: "environment",
						createdAt: new Date(clock.now()),
					})
					.onConflictDoUpdate({ target: carrierAccounts.id, set: { hint: row.hint, removedAt: sql`null` } });
			}
			const rows = await db.select().from(carrierAccounts).where(isNull(carrierAccounts.removedAt));
			for (const row of rows) remembered.set(row.id, row);
		},
	};
}
