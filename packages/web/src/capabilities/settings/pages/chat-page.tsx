import { type ChatSettings, ChatSettingsChange, type Language, languageOf, locales } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { editingText, LeaveGuard, SaveBar, useDraft, useUndoableSave } from "../../../shared/forms/index.ts";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Banner,
	Card,
	Field,
	Page,
	PageHeader,
	QueryView,
	Select,
	Skeleton,
	Textarea,
	toast,
} from "../../../shared/kit/index.ts";
import { assistantChoicesQuery } from "../../../shared/queries/index.ts";
import { chatSettingsText } from "../chat-text.ts";
import { chatSettingsQuery, useSaveChatSettings } from "../queries/chat.ts";

const languages: readonly Language[] = ["es", "en"];
const changeOf = ({ assistants, greetings }: ChatSettings): ChatSettingsChange => ({ assistants, greetings });

export function ChatSettingsPage() {
	const t = useText(chatSettingsText);
	const settings = useQuery(chatSettingsQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} />
			<QueryView query={settings} loading={<Skeleton className="h-96 w-full rounded-xl" />}>
				{(loaded) => <ChatSettingsForm settings={loaded} />}
			</QueryView>
		</Page>
	);
}

function ChatSettingsForm({ settings }: { settings: ChatSettings }) {
	const t = useText(chatSettingsText);
	const editing = useText(editingText);
	const language = useLanguage();
	const problem = useProblemText();
	const readOnly = !useCan()("settings:write");
	const save = useSaveChatSettings();
	const draft = useDraft(ChatSettingsChange, changeOf(settings));
	const { assistants, greetings } = draft.values;
	const onSave = useUndoableSave({
		draft,
		save,
		before: changeOf(settings),
		valuesOf: changeOf,
		onError(error) {
			draft.refuse(error);
			toast.error(problem(error));
		},
		text: { saved: t("saved"), undone: t("undone") },
	});
	return (
		<>
			{readOnly && <Banner>{editing("readOnly")}</Banner>}
			<Card title={t("assistants")}>
				<div className="grid gap-5 sm:grid-cols-2">
					{languages.map((spoken) => (
						<AssistantChoice
							key={spoken}
							language={spoken}
							value={assistants[spoken]}
							readOnly={readOnly}
							error={draft.errors[`assistants.${spoken}`]}
							onChange={(id) => draft.patch({ assistants: { ...assistants, [spoken]: id } })}
						/>
					))}
				</div>
			</Card>
			<Card title={t("greetings")} description={t("greetingsLead")}>
				<div className="grid gap-4">
					{locales.map((locale) => (
						<Field key={locale} label={t(`locale.${locale}`)} error={draft.errors[`greetings.${locale}`]}>
							<Textarea
								rows={2}
								maxLength={500}
								disabled={readOnly}
								lang={locale}
								placeholder={t(`example.${languageOf(locale)}`)}
								value={greetings[locale]}
								onChange={(event) => draft.patch({ greetings: { ...greetings, [locale]: event.target.value } })}
							/>
						</Field>
					))}
				</div>
			</Card>
			<p className="text-ink-faint text-xs">
				{settings.changedBy ? t("changedBy", { name: settings.changedBy }) : t("asItCame")}
				{settings.changedAt && ` · ${formatDateTime(settings.changedAt, language)}`}
			</p>
			<SaveBar
				visible={draft.dirty}
				saving={save.isPending}
				label={t("save")}
				onSave={onSave}
				onDiscard={draft.discard}
			/>
			<LeaveGuard active={draft.dirty} />
		</>
	);
}

type ChoiceProps = {
	language: Language;
	value: string | null;
	readOnly: boolean;
	error: string | undefined;
	onChange(id: string | null): void;
};

function AssistantChoice({ language, value, readOnly, error, onChange }: ChoiceProps) {
	const t = useText(chatSettingsText);
	const choices = useQuery(assistantChoicesQuery);
	const published = (choices.data ?? []).filter(
		({ locale, publishedVersion }) => publishedVersion !== null && languageOf(locale) === language,
	);
	const isGone = value !== null && choices.isSuccess && !published.some(({ id }) => id === value);
	return (
		<Field label={t(`assistant.${language}`)} hint={value === null ? undefined : t("assistantHint")} error={error}>
			<Select
				value={value ?? ""}
				disabled={readOnly}
				onValueChange={(id) => onChange(id === "" ? null : id)}
				options={[
					{ value: "", label: t("automatic") },
					...published.map(({ id, name }) => ({ value: id, label: name })),
					...(isGone && value !== null ? [{ value, label: t("unavailable") }] : []),
				]}
			/>
		</Field>
	);
}
