import { type Price, type PriceTable, PriceTableChange } from "@centralita/contracts";
import { Counter } from "prom-client";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import type { Actor } from "../actor.ts";
import type { Follower } from "../follow.ts";
import { readSetting, writeSetting } from "../store.ts";
import { type Cost, costOf, type PricedUsage } from "./cost.ts";
import { defaultPrices } from "./defaults.ts";

const key = "prices";

/** What things cost, known without waiting. */
export type Prices = {
	/** ISO 4217. */
	currency(): string;
	/** At the prices of now. */
	costOf(usage: PricedUsage): Cost;
	/** The same, and counts it in the metrics as spent: once for each use. */
	spend(usage: PricedUsage): Cost;
	/** Counts in the metrics what somebody says that they charged, in their currency. */
	charge(provider: string, cost: { micros: number; currency: string }): void;
};

export type PriceService = Prices & {
	table(): PriceTable;
	change(to: PriceTableChange, actor: Actor): Promise<PriceTable>;
};

/** The table of prices: as it came with the product until somebody changed it. */
export function createPrices(platform: Platform, follower: Follower): PriceService {
	const { db, events, clock, audit, metrics } = platform;
	let table = defaultPrices;
	const spent = new Counter({
		name: "centralita_provider_cost_micros_total",
		help: "Cost of what finished calls used, by who charges it, in micro-units of the currency: providers by the price table, carriers as they say themselves",
		labelNames: ["provider", "currency"],
		registers: [metrics.registry],
	});

	async function read(query: Queryable): Promise<PriceTable> {
		const row = await readSetting(query, key);
		if (!row) return defaultPrices;
		return {
			...PriceTableChange.parse(row.value),
			changedBy: row.changedBy,
			changedAt: row.changedAt.toISOString(),
		};
	}

	follower.watch(key, async () => {
		table = await read(db.query);
	});

	return {
		table: () => table,
		currency: () => table.currency,
		costOf: (usage) => costOf(table, usage),
		spend(usage) {
			const cost = costOf(table, usage);
			for (const { provider, micros } of cost.parts) spent.inc({ provider, currency: table.currency }, micros);
			return cost;
		},
		charge: (provider, { micros, currency }) => spent.inc({ provider, currency }, micros),
		async change(to, actor) {
			const changed = await db.transaction(async (tx) => {
				const before = await read(tx);
				const by = actor.principal?.name ?? "system";
				await writeSetting(tx, key, { value: to, changedBy: by, changedAt: new Date(clock.now()) });
				await events.append(tx, "prices.changed", { by });
				await audit.record(tx, {
					...actor,
					action: "prices.changed",
					detail: { currency: to.currency, changes: differences(before.items, to.items) },
				});
				return read(tx);
			});
			await follower.refresh();
			return changed;
		},
	};
}

/** Every price that is not what it was; null where there was or is none. */
function differences(before: readonly Price[], after: readonly Price[]) {
	const nameOf = ({ provider, model, unit }: Price) => JSON.stringify([provider, model, unit]);
	const old = new Map(before.map((price) => [nameOf(price), price]));
	const now = new Map(after.map((price) => [nameOf(price), price]));
	return [...new Map([...old, ...now])].flatMap(([name, { provider, model, unit }]) => {
		const [from, to] = [old.get(name)?.micros ?? null, now.get(name)?.micros ?? null];
		return from === to ? [] : [{ provider, model, unit, from, to }];
	});
}
