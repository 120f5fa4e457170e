import type { Setting } from "./setting.ts";
import { settingGroups } from "./settings/index.ts";

const intro = `# Configuration

<!-- Written by \`node scripts/write-configuration-docs.ts\` from packages/server/src/platform/config/settings. Do not edit. -->

Settings come from environment variables, and none is needed to start. Every one can also be given as a file: \`NAME_FILE\`
holds the path of a file with the value, as Docker and Kubernetes hand out secrets. A wrong value stops the start with
every problem listed; secret values are never printed.
`;

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const defaultOf = ({ default: fallback, defaultWords }: Setting<unknown>) => {
	if (defaultWords !== undefined) return defaultWords;
	return fallback === null || fallback === "" ? "–" : `\`${fallback}\``;
};

const row = (setting: Setting<unknown>) =>
	[
		`\`${setting.name}\`${setting.secret ? " (secret)" : ""}`,
		setting.kind.words,
		defaultOf(setting),
		setting.description,
		setting.example.startsWith("(") ? setting.example : `\`${setting.example}\``,
	]
		.map(cell)
		.join(" | ");

/** The whole page `docs/configuration.md`, Markdown. */
export function configurationPage(): string {
	const groups = Object.entries(settingGroups).map(([title, group]) =>
		[
			`## ${title}`,
			"",
			"| setting | value | default | what it does | example |",
			"|---|---|---|---|---|",
			...Object.values(group).map((setting) => `| ${row(setting)} |`),
			"",
		].join("\n"),
	);
	return [intro, ...groups].join("\n");
}
