import type { Capability } from "../../platform/capability.ts";

const tablesOf = (name: string): Capability => ({
	name,
	migrations: new URL(`../${name}/migrations/`, import.meta.url),
});

/** The tables that the views of insights read, for tests that start no calls. They come before insights. */
export const readTables: readonly Capability[] = ["assistants", "calls", "campaigns"].map(tablesOf);

export const testDependencies = { currency: () => "USD", mail: null };
