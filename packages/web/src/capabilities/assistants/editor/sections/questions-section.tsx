import { Plus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../../shared/i18n/index.ts";
import { Button, Card, Field, Input, LinesInput, Textarea } from "../../../../shared/kit/index.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";
import { replaceAt } from "../list-of.ts";
import { SortableList } from "../sortable-list.tsx";

export function QuestionsSection() {
	const t = useText(editorText);
	const { definition, patch, errors } = useDraft();
	const { questions } = definition;
	const [open, setOpen] = useState<number | null>(null);
	const errorAt = (index: number, key: string) => errors[`questions.${index}.${key}`];
	const add = () => {
		patch({ questions: [...questions, { question: "", variants: [], answer: "" }] });
		setOpen(questions.length);
	};
	return (
		<Card title={t("questions")} description={t("questionsHint")} flush>
			<div className="border-line border-t">
				{questions.length === 0 && <p className="px-5 py-4 text-ink-faint">{t("questionsNone")}</p>}
				<SortableList
					items={questions}
					onChange={(next) => patch({ questions: next })}
					title={({ question }) => question}
					untitled={t("newQuestion")}
					wrong={(index) => Object.keys(errors).some((path) => path.startsWith(`questions.${index}.`))}
					openIndex={open}
					onOpenChange={setOpen}
					render={(item, index) => {
						const set = (part: Partial<typeof item>) =>
							patch({ questions: replaceAt(questions, index, { ...item, ...part }) });
						return (
							<div className="grid gap-4">
								<Field label={t("questions.question")} error={errorAt(index, "question")}>
									<Input value={item.question} onChange={(event) => set({ question: event.target.value })} />
								</Field>
								<Field label={t("questions.variants")} hint={t("variantsHint")} optional>
									<LinesInput
										key={index}
										rows={2}
										value={item.variants}
										onValueChange={(variants) => set({ variants })}
									/>
								</Field>
								<Field label={t("questions.answer")} error={errorAt(index, "answer")}>
									<Textarea rows={3} value={item.answer} onChange={(event) => set({ answer: event.target.value })} />
								</Field>
							</div>
						);
					}}
				/>
				<div className="border-line border-t p-3">
					<Button variant="ghost" onClick={add} disabled={questions.length >= 200}>
						<Plus aria-hidden />
						{t("addQuestion")}
					</Button>
				</div>
			</div>
		</Card>
	);
}
