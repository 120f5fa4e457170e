import type { Port, ProviderTest } from "@centralita/contracts";

/** What was entered, as it was typed, by the name that it has in the environment. */
export type EnteredValues = ReadonlyMap<string, string>;

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

/** The vendors that the application knows, as far as settings go. Names of fields are unique among all of them. */
export type ProviderControl = {
	list(): readonly ControlledProvider[];
	/** Takes these in the place of what was entered before, for whatever begins from now on. Run one at a time. */
	enter(values: EnteredValues): Promise<void>;
	/** Makes one tiny request for each thing that the vendor would be used for with those values. Empty: for nothing. */
	test(id: string, values: EnteredValues): Promise<readonly ProviderTest["results"][number][]>;
};
