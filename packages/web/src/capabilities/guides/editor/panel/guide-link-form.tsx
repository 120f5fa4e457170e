import type { GuideNode } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { localized, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Field, Select } from "../../../../shared/kit/index.ts";
import { guidesQuery } from "../../../../shared/queries/index.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { useProblemAt } from "./problem-at.ts";
import { TargetField } from "./target-field.tsx";

export function GuideLinkForm({ node, path }: { node: Extract<GuideNode, { kind: "guide" }>; path: string }) {
	const t = useText(editorText);
	const language = useLanguage();
	const { guide, change, readOnly } = useEditor();
	const problemAt = useProblemAt();
	const guides = useQuery(guidesQuery);
	const others = (guides.data?.items ?? []).filter((other) => other.version !== null && other.slug !== guide.slug);
	const options = others.map((other) => ({
		value: other.slug,
		label: localized(other.title, language) || other.slug,
	}));
	const known = node.guide === "" || options.some(({ value }) => value === node.guide);
	return (
		<>
			<Field label={t("guide")} error={problemAt(`${path}.guide`)}>
				<Select
					disabled={readOnly}
					value={node.guide}
					options={[
						{ value: "", label: t("chooseGuide") },
						...(known ? [] : [{ value: node.guide, label: node.guide }]),
						...options,
					]}
					onValueChange={(slug) => change({ ...node, guide: slug })}
				/>
			</Field>
			<TargetField way={{ node: node.id, path: "next" }} to={node.next} />
		</>
	);
}
