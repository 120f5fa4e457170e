import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const SignInPage = () => (
	<Page>
		<PageHeader title="sign-in-page" />
	</Page>
);
