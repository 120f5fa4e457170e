import { useText } from "../i18n/index.ts";
import { splitHeard } from "./heard.ts";
import { spokenTextText } from "./spoken-text-text.ts";

/** A turn's words; what was written and not heard is struck through. */
export function SpokenText({ generated, heard }: { generated: string; heard: string | undefined }) {
	const t = useText(spokenTextText);
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
