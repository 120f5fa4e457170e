import type { Capability } from "../platform/capability.ts";
import type { OpenPlatform } from "./platform.ts";

/** Migrations, queues and start hooks, in the order of the list. */
export async function prepareCapabilities(platform: OpenPlatform, list: readonly Capability[]): Promise<void> {
	await platform.migrate(list.flatMap(({ name, migrations }) => (migrations ? [{ name, folder: migrations }] : [])));
	await platform.jobs.prepare(list.flatMap(({ jobs }) => jobs ?? []));
	for (const { start } of list) await start?.(platform.db.query);
}
