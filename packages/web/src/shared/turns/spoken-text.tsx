import { defineText, useText } from "../i18n/index.ts";
import { splitHeard } from "./heard.ts";

const text = defineText("spoken-text", { notHeard: { es: "no se escuchó:", en: "not heard:" } });

/** A turn's words; what was written and not heard is struck through. */
export function SpokenText({ generated, heard }: { generated: string; heard: string | undefined }) {
	const t = useText(text);
	const split = splitHeard(generated, heard);
	return (
		<>
			{split.heard}
			{split.unheard.trim() && (
				<>
					<span className="sr-only"> {t("notHeard")} </span>
					<del className="opacity-70">{split.unheard}</del>
				</>
			)}
		</>
	);
}
