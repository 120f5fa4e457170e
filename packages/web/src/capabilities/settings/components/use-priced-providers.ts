import { useQuery } from "@tanstack/react-query";
import { providersQuery, useProviderLabel } from "../../../shared/queries/index.ts";
import { providerSettingsQuery } from "../queries/provider-settings.ts";

const carriers = [
	{ id: "twilio", label: "Twilio" },
	{ id: "telnyx", label: "Telnyx" },
];

/** Who can charge for something: providers and carriers. */
export function usePricedProviders(): {
	nameOf: (id: string) => string;
	/** Whether its key is there. */
	isUsed: (id: string) => boolean;
	/** Those that are not among `taken`. */
	idsBut: (taken: readonly string[]) => string[];
} {
	const labelOf = useProviderLabel();
	const { data: settings = [] } = useQuery(providerSettingsQuery);
	const { data: usable } = useQuery(providersQuery);
	const builtIn = usable ? [...usable.languageModel, ...usable.speechToText, ...usable.textToSpeech] : [];
	const all = [...settings, ...carriers];
	return {
		nameOf: (id) => labelOf([...all, ...builtIn].find((one) => one.id === id) ?? { id, label: id }),
		isUsed: (id) => settings.some((one) => one.id === id && one.configured),
		idsBut: (taken) => all.map(({ id }) => id).filter((id) => !taken.includes(id)),
	};
}
