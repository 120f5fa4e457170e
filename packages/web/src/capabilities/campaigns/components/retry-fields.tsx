import { useText } from "../../../shared/i18n/index.ts";
import { Checkbox, Field, Input } from "../../../shared/kit/index.ts";
import { campaignsText } from "../text.ts";

const outcomes = ["busy", "noAnswer", "machine", "failed"] as const;
type Retry = Record<(typeof outcomes)[number], number | null> & { callBack: boolean };

type Props = { retry: Retry; onChange: (retry: Retry) => void; errors: Readonly<Record<string, string>> };

/** Minutes to wait after each outcome; nothing: there is no other attempt. */
export function RetryFields({ retry, onChange, errors }: Props) {
	const t = useText(campaignsText);
	return (
		<fieldset className="grid gap-3 sm:col-span-2">
			<legend className="mb-1 font-semibold text-sm">{t("retry")}</legend>
			<p className="text-ink-faint text-xs">{t("retryHint")}</p>
			<div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
				{outcomes.map((outcome) => (
					<Field key={outcome} label={t(`retry.${outcome}`)} error={errors[`retry.${outcome}`]}>
						<Input
							type="number"
							min={5}
							max={20160}
							value={retry[outcome] ?? ""}
							onChange={(event) =>
								onChange({ ...retry, [outcome]: event.target.value === "" ? null : Number(event.target.value) })
							}
						/>
					</Field>
				))}
			</div>
			<Checkbox
				label={t("callBack")}
				hint={t("callBackHint")}
				checked={retry.callBack}
				onCheckedChange={(callBack) => onChange({ ...retry, callBack })}
			/>
		</fieldset>
	);
}
