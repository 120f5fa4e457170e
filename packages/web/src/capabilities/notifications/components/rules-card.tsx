import type { NotificationRecipient, NotificationRule, NotificationSettings } from "@centralita/contracts";
import { BellRing, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, Card, EmptyState, IconButton, toast } from "../../../shared/kit/index.ts";
import { notificationEventText } from "../event-text.ts";
import { useSaveRules } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";
import { keyOf, RuleDialog } from "./rule-dialog.tsx";

/** Which rule is being written: its place, or null for a new one. */
type Editing = { index: number | null };

export function RulesCard({ settings }: { settings: NotificationSettings }) {
	const t = useText(notificationsText);
	const event = useText(notificationEventText);
	const common = useText(commonText);
	const can = useCan();
	const save = useSaveRules();
	const [editing, setEditing] = useState<Editing | null>(null);
	const { rules, channels, people } = settings;
	const nameOf = (one: NotificationRecipient) => {
		if (one.kind === "role") return t(`role.${one.role}`);
		return (one.kind === "channel" ? channels : people).find(({ id }) => id === one.id)?.name ?? t("gone");
	};
	/** Who is gone cannot be saved again. */
	const present = (rule: NotificationRule): NotificationRule => ({
		...rule,
		recipients: rule.recipients.filter(
			(one) => one.kind === "role" || [...channels, ...people].some(({ id }) => id === one.id),
		),
	});
	const replace = (next: readonly NotificationRule[]) =>
		save.mutate(
			next.map(present).filter(({ recipients }) => recipients.length > 0),
			{
				onSuccess: () => {
					setEditing(null);
					toast.success(common("saved"));
				},
			},
		);
	const mayWrite = can("settings:write");
	const add = mayWrite && (
		<Button onClick={() => setEditing({ index: null })}>
			<Plus aria-hidden />
			{t("addRule")}
		</Button>
	);
	const edited = editing?.index === null || !editing ? null : (rules[editing.index] ?? null);
	return (
		<Card flush title={t("rules")} description={t("rulesLead")} actions={rules.length > 0 && add}>
			{rules.length === 0 ? (
				<EmptyState icon={<BellRing />} title={t("noRules")} description={t("noRulesLead")} action={add} />
			) : (
				<ul className="divide-y divide-line border-line border-t">
					{rules.map((rule, index) => (
						<li key={JSON.stringify(rule)} className="flex items-start gap-x-4 px-5 py-3.5">
							<div className="grid min-w-0 grow gap-2">
								<p className="font-medium text-sm">{rule.events.map((type) => event(type)).join(" · ")}</p>
								<p className="flex flex-wrap gap-1.5">
									{rule.recipients.map((one) => (
										<Badge key={keyOf(one)}>{nameOf(one)}</Badge>
									))}
								</p>
							</div>
							{mayWrite && (
								<div className="flex">
									<IconButton size="sm" label={t("editRule")} icon={<Pencil />} onClick={() => setEditing({ index })} />
									<IconButton
										size="sm"
										label={t("removeRule")}
										icon={<Trash2 />}
										disabled={save.isPending}
										onClick={() => replace(rules.filter((_, place) => place !== index))}
									/>
								</div>
							)}
						</li>
					))}
				</ul>
			)}
			{editing && (
				<RuleDialog
					rule={edited && present(edited)}
					settings={settings}
					saving={save.isPending}
					onClose={() => setEditing(null)}
					onSave={(rule) => replace(editing.index === null ? [...rules, rule] : rules.with(editing.index, rule))}
				/>
			)}
		</Card>
	);
}
