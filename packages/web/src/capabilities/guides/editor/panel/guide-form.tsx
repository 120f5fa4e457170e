import { gistOf } from "../../../../shared/guides/index.ts";
import { useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Field, Input, LinesInput, Select, Switch } from "../../../../shared/kit/index.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { useProblemAt } from "./problem-at.ts";
import { Words } from "./text-fields.tsx";

/** What concerns the whole guide. */
export function GuideForm() {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const { guide, apply, readOnly } = useEditor();
	const problemAt = useProblemAt();
	return (
		<div className="grid gap-5">
			<Words
				line
				label={t("title")}
				path="title"
				words={guide.title}
				onChange={(title) => apply((before) => ({ ...before, title }), "title")}
			/>
			<Words
				label={t("description")}
				path="description"
				words={guide.description}
				onChange={(description) => apply((before) => ({ ...before, description }), "description")}
			/>
			<Field label={t("firstNode")} error={problemAt("start")}>
				<Select
					disabled={readOnly}
					value={guide.start}
					options={[
						...(guide.start === "" ? [{ value: "", label: t("nowhere") }] : []),
						...guide.nodes.map((node) => ({
							value: node.id,
							label: `${words(`kind.${node.kind}`)}: ${gistOf(node, language).slice(0, 60) || node.id}`,
						})),
					]}
					onValueChange={(start) => apply((before) => ({ ...before, start }))}
				/>
			</Field>
			{(["es", "en"] as const).map((one) => (
				<Field key={one} label={`${t("examples")} (${t(one)})`}>
					<LinesInput
						lang={one}
						readOnly={readOnly}
						value={guide.examples[one]}
						onValueChange={(lines) =>
							apply((before) => ({ ...before, examples: { ...before.examples, [one]: lines } }), `examples.${one}`)
						}
					/>
				</Field>
			))}
			<Field label={t("escalateAfter")}>
				<Input
					type="number"
					min={1}
					max={10}
					readOnly={readOnly}
					value={guide.escalateAfterFailures}
					onChange={(event) => {
						const count = Math.min(10, Math.max(1, Math.round(Number(event.target.value)) || 1));
						apply((before) => ({ ...before, escalateAfterFailures: count }), "escalate");
					}}
				/>
			</Field>
			{!guide.opening && (
				<Switch
					label={t("publicPage")}
					hint={t("publicPageHint", { address: `/g/${guide.slug}` })}
					checked={guide.publicPage === true}
					disabled={readOnly}
					onCheckedChange={(publicPage) => apply((before) => ({ ...before, publicPage }), "publicPage")}
				/>
			)}
		</div>
	);
}
