import { useQuery } from "@tanstack/react-query";
import { useProviderLabel } from "../../../shared/queries/index.ts";
import { providerSettingsQuery } from "../queries/provider-settings.ts";

const carriers = [
	{ id: "twilio", label: "Twilio" },
	{ id: "telnyx", label: "Telnyx" },
];

/** Who can charge for something: providers and carriers. */
export function usePricedProviders(): {
	nameOf: (id: string) => string;
	/** Those that are not among `taken`. */
	idsBut: (taken: readonly string[]) => string[];
} {
	const labelOf = useProviderLabel();
	const { data = [] } = useQuery(providerSettingsQuery);
	const all = [...data, ...carriers];
	return {
		nameOf: (id) => labelOf(all.find((one) => one.id === id) ?? { id, label: id }),
		idsBut: (taken) => all.map(({ id }) => id).filter((id) => !taken.includes(id)),
	};
}
