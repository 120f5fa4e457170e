import type { ProviderSettings, ProviderTest } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { AppError, type FieldProblem } from "../../../platform/errors/index.ts";
import { createSealer } from "../../../platform/security/sealing.ts";
import type { Actor } from "../actor.ts";
import type { Follower } from "../follow.ts";
import { writeSetting } from "../store.ts";
import type { ControlledProvider, EnteredValues, ProviderControl } from "./control.ts";
import { type EnteredField, readEntered, removeEntered, writeEntered } from "./store.ts";

const key = "providers";
/** Where requests with the provider's key go. */
const addressField = /_(?:BASE_URL|ENDPOINT)$/;

/** A text enters a value, null removes it. */
type Changes = Readonly<Record<string, string | null>>;

export type ProviderService = {
	list(): ProviderSettings[];
	/** Rejects with `not-found`, `validation-failed`, or `conflict` for what the environment gives. */
	change(id: string, changes: Changes, actor: Actor): Promise<ProviderSettings>;
	/** With what is entered and, over it, `changes`; rejects as `change` does. */
	test(id: string, changes: Changes): Promise<ProviderTest>;
};

/** What people enter for vendors: kept sealed, handed to the engines of every process, and never shown again. */
export function createProviderService(
	platform: Platform,
	follower: Follower,
	control: ProviderControl,
): ProviderService {
	const { db, config, events, log, clock, audit } = platform;
	const sealer = createSealer(config.encryptionKey, "provider-settings");
	let entered: readonly EnteredField[] = [];

	follower.watch(key, async () => {
		const fields = await readEntered(db.query, sealer);
		await control.enter(valuesOf(fields));
		entered = fields;
		const unreadable = fields.filter(({ value }) => value === null).map(({ field }) => field);
		if (unreadable.length > 0)
			log.error({ unreadable }, "entered values were sealed under another ENCRYPTION_KEY: enter them again");
	});

	/** The provider, once the changes are known to fit it. */
	function requireFit(id: string, changes: Changes): ControlledProvider {
		const provider = control.list().find((one) => one.id === id);
		if (provider === undefined) throw new AppError("not-found", "There is no such provider.");
		const fields: FieldProblem[] = [];
		for (const [name, value] of Object.entries(changes)) {
			const field = provider.fields.find((one) => one.name === name);
			const message =
				field === undefined ? "is no setting of this provider" : value === null ? null : field.problemOf(value);
			if (message !== null) fields.push({ path: `values.${name}`, message });
			if (field?.fixed && value !== null)
				throw new AppError("conflict", `${name} is given by the environment and can only be changed there.`);
		}
		if (fields.length === 0) fields.push(...secretsAtRisk(provider, changes));
		if (fields.length > 0) throw new AppError("validation-failed", "Some values are wrong.", { fields });
		return provider;
	}

	/** A key that is kept here goes to no other address than the one it was entered for: it is asked for again. */
	function secretsAtRisk(provider: ControlledProvider, changes: Changes): FieldProblem[] {
		const moved = Object.entries(changes).some(([name, value]) => {
			const kept = entered.find(({ field }) => field === name)?.value ?? null;
			return value !== null && addressField.test(name) && value !== kept;
		});
		if (!moved) return [];
		return provider.fields
			.filter(({ name, secret, fixed }) => secret && (fixed || entered.some(({ field }) => field === name)))
			.filter(({ name }) => typeof changes[name] !== "string" && changes[name] !== null)
			.map(({ name }) => ({ path: `values.${name}`, message: "must be entered again: the address is another one" }));
	}

	return {
		list: () => control.list().map((provider) => toSettings(provider, entered)),
		async change(id, changes, actor) {
			requireFit(id, changes);
			const by = actor.principal?.name ?? "system";
			const changedAt = new Date(clock.now());
			const names = Object.keys(changes);
			if (names.length > 0)
				await db.transaction(async (tx) => {
					for (const [field, value] of Object.entries(changes))
						if (value === null) await removeEntered(tx, id, field);
						else await writeEntered(tx, sealer, { provider: id, field, value, changedBy: by, changedAt });
					await writeSetting(tx, key, { value: {}, changedBy: by, changedAt });
					await events.append(tx, "providers.changed", { provider: id, by });
					await audit.record(tx, {
						...actor,
						action: "providers.changed",
						subject: id,
						detail: {
							entered: names.filter((name) => changes[name] !== null),
							removed: names.filter((name) => changes[name] === null),
						},
					});
				});
			await follower.refresh();
			return toSettings(requireFit(id, {}), entered);
		},
		async test(id, changes) {
			const { ports } = requireFit(id, changes);
			const values = new Map(valuesOf(entered));
			for (const [name, value] of Object.entries(changes))
				if (value === null) values.delete(name);
				else values.set(name, value);
			const results = await control.test(id, values);
			if (results.length > 0) return { results: [...results] };
			const detail = "Something that it needs is missing.";
			return { results: ports.map((port) => ({ port, ok: false, ms: 0, kind: "incomplete", detail })) };
		},
	};
}

const valuesOf = (entered: readonly EnteredField[]): EnteredValues =>
	new Map(entered.flatMap(({ field, value }) => (value === null ? [] : [[field, value] as const])));

function toSettings(provider: ControlledProvider, entered: readonly EnteredField[]): ProviderSettings {
	const { id, label, ports, configured } = provider;
	const own = entered.filter((one) => one.provider === id);
	const fields = provider.fields.map(({ name, secret, required, example, fixed, fixedValue }) => {
		const mine = own.find((one) => one.field === name);
		const source = fixed ? ("environment" as const) : mine ? ("dashboard" as const) : null;
		return { name, secret, required, example, source, value: secret ? null : (fixedValue ?? mine?.value ?? null) };
	});
	const unreadable = own.some(
		({ field, value }) => value === null && fields.some((one) => one.name === field && one.source === "dashboard"),
	);
	const begun = fields.some(({ source }) => source !== null);
	const problem = unreadable ? "unreadable" : begun && !configured ? "incomplete" : null;
	return { id, label, ports: [...ports], configured, problem, fields };
}
