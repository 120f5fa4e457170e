import type { ProviderControl } from "../../capabilities/settings/index.ts";
import { settings as known } from "../../platform/config/settings/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { vendors } from "./catalogue.ts";
import type { LineUp, Registry } from "./registry.ts";
import { type ProviderSettings, problemOf, withEntered, withSharedNames } from "./settings.ts";
import { tryEngines } from "./tester.ts";

type Options = { registry: Registry; environment: ProviderSettings; clock: Clock };

/** The vendors as the settings page sees them. */
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
			const results = await vendor.build(settings, clock).then(
				(engines) => tryEngines(engines, clock),
				// An address that can be none, for instance.
				(error) => vendor.ports.map((port) => ({ port, ok: false, ms: 0, kind: "bad-request", detail: String(error) })),
			);
			return results.map((result) => ({ ...result, detail: masked(result.detail) }));
		},
	};
}
