export type Language = "es" | "en";
export type Theme = "auto" | "light" | "dark";

/** What a page says about its chat, in the `data-` attributes of the script. */
export type Settings = {
	/** Origin of the installation: where the script came from. */
	server: string;
	/** A locale or a language; null for the page's, or else the browser's. */
	locale: string | null;
	color: string | null;
	title: string | null;
	theme: Theme;
	position: "left" | "right";
	/** Of the script, for the one style element that browsers without constructable style sheets need. */
	nonce: string;
};

type Source = { src: string; nonce: string; dataset: Readonly<Record<string, string | undefined>> };

const given = (value: string | undefined) => (value === undefined || value.trim() === "" ? null : value.trim());

export function readSettings({ src, nonce, dataset }: Source): Settings {
	const locale = given(dataset.locale);
	const theme = dataset.theme;
	return {
		server: new URL(src).origin,
		locale: locale === "auto" ? null : locale,
		color: given(dataset.color),
		title: given(dataset.title),
		theme: theme === "light" || theme === "dark" ? theme : "auto",
		position: dataset.position === "left" ? "left" : "right",
		nonce,
	};
}

/** Spanish where it is asked for, English everywhere else. */
export const languageOf = (locale: string): Language => (/^es\b/i.test(locale) ? "es" : "en");
