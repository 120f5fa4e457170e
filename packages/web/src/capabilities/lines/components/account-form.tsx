import { type ReactNode, useId } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Input } from "../../../shared/kit/index.ts";
import { accountText } from "../account-text.ts";
import { useCarrierProblem } from "../use-carrier-problem.ts";

/** What an account is called here. */
export function LabelField(props: { value: string; error: string | undefined; onChange: (label: string) => void }) {
	const t = useText(accountText);
	return (
		<Field label={t("label")} hint={t("labelHint")} error={props.error}>
			<Input
				autoComplete="off"
				maxLength={80}
				value={props.value}
				onChange={(event) => props.onChange(event.target.value)}
			/>
		</Field>
	);
}

type FormProps = {
	title: string;
	description?: string;
	action: string;
	pending: boolean;
	error: unknown;
	onClose: () => void;
	onSubmit: () => void;
	children: ReactNode;
};

/** The dialog around what is asked of an account. */
export function AccountForm(props: FormProps) {
	const common = useText(commonText);
	const problem = useCarrierProblem();
	const id = useId();
	return (
		<Dialog
			open
			onOpenChange={props.onClose}
			title={props.title}
			{...(props.description ? { description: props.description } : {})}
			footer={
				<>
					<Button onClick={props.onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={props.pending}>
						{props.action}
					</Button>
				</>
			}
		>
			<form
				id={id}
				noValidate
				autoComplete="off"
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					props.onSubmit();
				}}
			>
				{props.error !== null && (
					<Banner tone="bad" role="alert">
						{problem(props.error)}
					</Banner>
				)}
				{props.children}
			</form>
		</Dialog>
	);
}
