import type { Port } from "@centralita/contracts";
import { settings as known } from "../../platform/config/settings/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { vendors } from "./catalogue.ts";
import type { LineUp, Registry } from "./registry.ts";
import { type EnteredValues, type ProviderSettings, problemOf, withEntered, withSharedNames } from "./settings.ts";
import { type TestResult, tryEngines } from "./tester.ts";

export type ControlledField = {
	/** As the environment has it. */
	readonly name: string;
	readonly secret: boolean;
	readonly required: boolean;
	readonly example: string;
	/** Given by the environment, which wins. */
	readonly fixed: boolean;
	/** What the environment gives; null when it gives nothing, or a secret. */
	readonly fixedValue: string | null;
	/** Why a text cannot be its value, in words; null when it can. */
	problemOf(value: string): string | null;
};

export type ControlledProvider = {
	readonly id: string;
	readonly label: string;
	readonly ports: readonly Port[];
	/** Whether anything of it can be used now. */
	readonly configured: boolean;
	readonly fields: readonly ControlledField[];
};

/** The vendors as the settings page sees them. */
export type ProviderControl = {
	list(): readonly ControlledProvider[];
	/** Takes these in the place of what was entered before, at once for whatever begins from now on. One at a time. */
	enter(values: EnteredValues): Promise<void>;
	/** Makes one tiny request for each thing that the vendor would be used for with those values. Empty: for nothing. */
	test(id: string, values: EnteredValues): Promise<readonly TestResult[]>;
};

type Options = { registry: Registry; environment: ProviderSettings; clock: Clock };

export function createProviderControl({ registry, environment, clock }: Options): ProviderControl {
	const isConfigured = (lineUp: LineUp, id: string) =>
		[...lineUp.languageModel, ...lineUp.speechToText, ...lineUp.textToSpeech].some((entry) => entry.id === id);

	return {
		list() {
			const lineUp = registry.current();
			return vendors.map((vendor) => ({
				id: vendor.id,
				label: vendor.label,
				ports: vendor.ports,
				configured: isConfigured(lineUp, vendor.id),
				fields: vendor.fields.map((field) => {
					const { name, secret, example } = known[field];
					const given = environment[field];
					return {
						name,
						secret,
						required: vendor.required.includes(field),
						example,
						fixed: given !== null,
						fixedValue: given === null || secret ? null : String(given),
						problemOf: (value) => problemOf(field, value),
					};
				}),
			}));
		},
		enter: (values) => registry.enter(values),
		async test(id, values) {
			const vendor = vendors.find((one) => one.id === id);
			if (vendor === undefined) return [];
			const settings = withSharedNames(withEntered(environment, values));
			const secrets = vendor.fields.flatMap((field) => {
				const value = settings[field];
				return known[field].secret && typeof value === "string" ? [value] : [];
			});
			// Vendors quote the key that they refuse.
			const masked = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, "…"), text);
			const results = await tryEngines(await vendor.build(settings, clock), clock);
			return results.map((result) => ({ ...result, detail: masked(result.detail) }));
		},
	};
}
