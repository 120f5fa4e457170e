import { Plus, Trash2 } from "lucide-react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Field, IconButton, Input } from "../../../shared/kit/index.ts";
import { useDraft } from "./draft-context.ts";
import { editorText } from "./editor-text.ts";
import { removeAt, replaceAt } from "./list-of.ts";

/** What is said when nobody speaks, up to five times. */
export function SilencePrompts() {
	const t = useText(editorText);
	const common = useText(commonText);
	const { definition, patch, errors } = useDraft();
	const { silence } = definition;
	const set = (prompts: string[]) => patch({ silence: { ...silence, prompts } });
	return (
		<div className="grid gap-3">
			{silence.prompts.map((prompt, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: prompts have no identity but their place
				<div key={index} className="flex items-end gap-1.5">
					<Field
						label={t("silencePrompt", { number: index + 1 })}
						error={errors[`silence.prompts.${index}`]}
						className="grow"
					>
						<Input value={prompt} onChange={(event) => set(replaceAt(silence.prompts, index, event.target.value))} />
					</Field>
					<IconButton
						label={`${common("remove")}: ${t("silencePrompt", { number: index + 1 })}`}
						icon={<Trash2 />}
						onClick={() => set(removeAt(silence.prompts, index))}
					/>
				</div>
			))}
			{silence.prompts.length < 5 && (
				<div>
					<Button variant="ghost" size="sm" onClick={() => set([...silence.prompts, ""])}>
						<Plus aria-hidden />
						{t("addPrompt")}
					</Button>
				</div>
			)}
		</div>
	);
}
