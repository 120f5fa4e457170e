import type { ChatImageAnalysis } from "@centralita/contracts";
import { useText } from "../i18n/index.ts";
import { picturesText } from "./pictures-text.ts";

const fields = ["problemDetected", "errorMessages", "deviceType", "technicalDetails", "recommendations"] as const;

/** What a model read in a picture; nothing of it was checked by a person. */
export function Analysis({ analysis, brief }: { analysis: ChatImageAnalysis; brief: boolean }) {
	const t = useText(picturesText);
	const shown = (brief ? fields.slice(0, 3) : fields).flatMap((field) => {
		const value = [analysis[field]].flat().filter((text) => text !== "");
		return value.length === 0 ? [] : [{ field, value }];
	});
	return (
		<div className="grid min-w-0 gap-1 text-xs">
			<p className="font-medium text-ink-soft">{t("analysis")}</p>
			{shown.length === 0 ? (
				<p>{t("nothingSeen")}</p>
			) : (
				<dl className="grid gap-1">
					{shown.map(({ field, value }) => (
						<div key={field}>
							<dt className="text-ink-faint">{t(field)}</dt>
							{value.map((text) => (
								<dd key={text} className="break-words">
									{text}
								</dd>
							))}
						</div>
					))}
				</dl>
			)}
		</div>
	);
}
