import type { Config } from "../../../platform/config/index.ts";

/** Whose days the reports count: the company's clock, else the server's. */
export const companyZone = ({ timeZone }: Pick<Config, "timeZone">): string =>
	timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
