"""The contradictions between articles that a person confirmed, who read both: nothing else may be told as one."""

#: A source and the offset at which a claim of it starts.
Place = tuple[str, int]
#: Each contradiction by a place, by source and offset, that says either side, and the reason for which it is one.
#: Others may say the same.
CONFIRMED = {
    # NHS England's notice counts 67 and 20 where five other texts have 69 and 18: 207 in all either way.
    frozenset(
        {("ccg-annual-assessment-notice", 279), ("best-and-worst-ccgs-2018", 407)}
    ): "67 and 69 require improvement",
    frozenset({("ccg-annual-assessment-notice", 314), ("best-and-worst-ccgs-2018", 54)}): "20 and 18 are inadequate",
    frozenset({("ccg-annual-assessment-notice", 314), ("how-ccgs-are-marked-qa", 721)}): "20 of 207 is 10%, not 9%",
    # The poll rounds the notice's counts to shares.
    frozenset({("prescribing-budgets-poll", 661), ("best-and-worst-ccgs-2018", 407)}): "69 of 207 is 33%, not 32%",
    frozenset({("prescribing-budgets-poll", 710), ("best-and-worst-ccgs-2018", 54)}): "18 of 207 is 9%, not 10%",
    frozenset({("prescribing-budgets-poll", 710), ("how-ccgs-are-marked-qa", 721)}): "10% and 9% are inadequate",
    # A paper on those ratings has 18, as the five have.
    frozenset({("prescribing-budgets-poll", 710), ("ratings-2017-18-national", 377)}): "18 of 207 is 9%, not 10%",
    frozenset({("ccg-annual-assessment-notice", 314), ("ratings-2017-18-national", 377)}): "20 and 18 are inadequate",
    # One committee gives as those that overspent in 2015/16 the number that others have of those with a debt from
    # before; six texts say 56.
    frozenset({("chair-on-ccg-finances", 463), ("commissioners-heading-for-552m", 657)}): "32 and 56 overspent",
    frozenset(
        {("auditors-question-oversight-of-failing-ccgs", 574), ("chair-on-ccg-finances", 463)}
    ): "32 of 209 is 15%, not 27%: that is the 56",
    frozenset({("vale-of-york-directions", 1894), ("york-coast-overspend", 387)}): "budgets of £456m and £459m",
    # A paper of May 2017, and three texts after it: all say what CCGs overspent by in 2016/17.
    frozenset({("risk-reserve-rescues-books", 226), ("missed-control-totals", 376)}): "overspends of £370m and £154m",
    # The committee says that £2.5bn was planned and £1.9bn delivered, the two papers that £2.5bn was.
    frozenset({("pac-oversight-summary", 1829), ("risk-reserve-rescues-books", 1362)}): "savings of £1.9bn and £2.5bn",
    # Neither the two that have £3.1bn nor the one of May tells that the plan for the year was another before.
    frozenset(
        {("nao-rescue-cash", 1157), ("risk-reserve-rescues-books", 1449)}
    ): "savings of £3.1bn and £3.7bn planned",
    # What grade one body had for 2017/18.
    frozenset(
        {("nhscc-responds-annual-assessment", 1294), ("capability-reviews-exclusive", 537)}
    ): "Bury is good and requires improvement",
    frozenset(
        {("bottom-of-the-class-2017-18", 1017), ("inadequate-groups-listed", 2030)}
    ): "Vale of York moved up and is inadequate",
    frozenset(
        {("ratings-2017-18-eighteen-inadequate", 1108), ("inadequate-groups-listed", 1713)}
    ): "East Surrey has risen and is inadequate",
    # Two texts on Kirklees have it inadequate for 2015/16; the list of all 26 that were names no group there.
    frozenset({("hsj-ccg-ratings", 1574), ("kirklees-looking-back", 925)}): "North Kirklees is none of the 26",
    # Two papers on one report of the auditors, on one day: 53 of 195 or 61 of 195 overspent in 2018/19.
    frozenset({("auditors-overspending-groups", 459), ("nao-finances-put-councils-at-risk", 417)}): "53 and 61 of 195",
    frozenset(
        {("auditors-overspending-groups", 459), ("nao-finances-put-councils-at-risk", 465)}
    ): "53 of 195 is 27%, not 31%",
    frozenset(
        {("auditors-overspending-groups", 510), ("nao-finances-put-councils-at-risk", 417)}
    ): "61 of 195 is 31%, not 27%",
    frozenset({("auditors-overspending-groups", 510), ("nao-finances-put-councils-at-risk", 465)}): "27% and 31%",
    frozenset(
        {("auditors-overspending-groups", 63), ("nao-finances-put-councils-at-risk", 417)}
    ): "one in four, and 31%",
    frozenset(
        {("auditors-overspending-groups", 63), ("nao-finances-put-councils-at-risk", 465)}
    ): "one in four, and 31%",
    # What one body was short of in one year.
    frozenset(
        {("nurses-ccg-ratings-2017", 1429), ("risk-reserve-rescues-books", 892)}
    ): "deficits of £23.8m and £23.7m, 2016/17",
    frozenset({("scunthorpe-new-boss", 1300), ("missed-control-totals", 615)}): "deficits of £7.8m and £12.6m, 2017/18",
    frozenset(
        {("moves-may-2019", 1548), ("control-totals-missed", 699)}
    ): "Swale went £5.1m over plan, or £3.6m: the £5.1m was Medway's",
    # What all of them went over plan by, and how many did.
    frozenset(
        {("ledger-roundup-november-2018", 2217), ("month-eight-finances", 179)}
    ): "£175m and £74m over plan after half of 2018/19",
    frozenset(
        {("control-totals-missed", 1427), ("nao-study-ccg-mergers", 1334)}
    ): "£150m and £178m over plan in 2018/19",
    frozenset(
        {("control-totals-missed", 1556), ("auditors-overspending-groups", 459)}
    ): "42 and 53 of 195 overspent in 2018/19",
    frozenset(
        {("control-totals-missed", 1556), ("nao-finances-put-councils-at-risk", 417)}
    ): "42 and 61 of 195 overspent in 2018/19",
    frozenset({("control-totals-missed", 1556), ("auditors-overspending-groups", 510)}): "42 of 195 is 22%, not 27%",
    frozenset(
        {("control-totals-missed", 1556), ("nao-finances-put-councils-at-risk", 465)}
    ): "42 of 195 is 22%, not 31%",
    frozenset(
        {("control-totals-missed", 1556), ("auditors-overspending-groups", 210)}
    ): "42 of 195 is less than a quarter",
    # The one sum is in the prices of 2018, the other in the cash of 2023; none of the three texts says which, and both
    # have it as what the NHS gets.
    frozenset(
        {("mps-report-national-daily", 2159), ("nao-extra-billions-sustainability", 152)}
    ): "£33.9bn and £20.5bn more a year by 2023-24",
    # One paper counts 17 and 70 for 2017/18 where the others have 18 and 69, and the notice 20 and 67: 207 in all each
    # time.
    frozenset({("ratings-2017-18-east-and-north", 299), ("best-and-worst-ccgs-2018", 54)}): "17 and 18 are inadequate",
    frozenset(
        {("ratings-2017-18-east-and-north", 299), ("bottom-of-the-class-2017-18", 225)}
    ): "17, and 18 of 207, are inadequate",
    frozenset(
        {("ratings-2017-18-east-and-north", 299), ("ccg-annual-assessment-notice", 314)}
    ): "17 and 20 are inadequate",
    frozenset({("ratings-2017-18-east-and-north", 299), ("prescribing-budgets-poll", 710)}): "17 of 207 is 8%, not 10%",
    frozenset({("ratings-2017-18-east-and-north", 299), ("how-ccgs-are-marked-qa", 721)}): "17 of 207 is 8%, not 9%",
    frozenset(
        {("ratings-2017-18-east-and-north", 352), ("best-and-worst-ccgs-2018", 407)}
    ): "70 and 69 require improvement",
    frozenset(
        {("ratings-2017-18-east-and-north", 352), ("ccg-annual-assessment-notice", 279)}
    ): "70 and 67 require improvement",
    frozenset(
        {("ratings-2017-18-east-and-north", 352), ("prescribing-budgets-poll", 661)}
    ): "70 of 207 is 34%, not 32%",
    # For 2016/17 one paper has 94, 74 and 18 of 207 where the others have 99, 66 and 23 of 209; all have 21
    # outstanding.
    frozenset({("inadequate-groups-fall-to-18", 79), ("ccgs-could-be-broken-up", 168)}): "18 and 23 are inadequate",
    frozenset({("inadequate-groups-fall-to-18", 79), ("fewer-top-grades", 320)}): "18, and 23 of 209, are inadequate",
    frozenset(
        {("inadequate-groups-fall-to-18", 79), ("nurses-ccg-ratings-2017", 99)}
    ): "18 of 209 is less than one in ten",
    frozenset(
        {("inadequate-groups-fall-to-18", 419), ("ccgs-could-be-broken-up", 566)}
    ): "74 and 66 require improvement",
    frozenset(
        {("inadequate-groups-fall-to-18", 419), ("fewer-top-grades", 278)}
    ): "74, and 66 of 209, require improvement",
    frozenset({("inadequate-groups-fall-to-18", 382), ("ccgs-could-be-broken-up", 552)}): "94 and 99 are good",
    frozenset({("inadequate-groups-fall-to-18", 382), ("fewer-top-grades", 253)}): "94, and 99 of 209, are good",
    frozenset({("inadequate-groups-fall-to-18", 386), ("best-and-worst-ccgs-2018", 518)}): "99 of 209 is 47%, not 45%",
    frozenset(
        {("inadequate-groups-fall-to-18", 386), ("fewer-top-grades", 253)}
    ): "99 of 209 is 47%, not 45%, where the whole is told",
    # How many were outstanding for 2015/16. A list has all ten, and not the two of whom the paper says that they were.
    frozenset({("fewer-top-grades", 137), ("ccg-annual-assessment-notice", 1310)}): "26 and ten were outstanding",
    frozenset({("fewer-top-grades", 494), ("hsj-ccg-ratings", 1984)}): "City and Hackney is none of the ten",
    frozenset({("fewer-top-grades", 515), ("hsj-ccg-ratings", 1984)}): "Islington is none of the ten",
    # What grade one body had for one year.
    frozenset(
        {("somerset-special-measures", 70), ("stripped-of-control-directions", 473)}
    ): "Somerset was good and required improvement, 2015/16",
    frozenset({("fewer-top-grades", 915), ("how-many-commissioners", 1371)}): "Hull is good and outstanding, 2016/17",
    frozenset(
        {("fewer-top-grades", 1454), ("clinical-priority-ratings-release", 761)}
    ): "Bassetlaw is inadequate and outstanding for dementia, 2016/17",
    frozenset(
        {("kirklees-joint-leadership", 1932), ("kirklees-looking-back", 1042)}
    ): "Greater Huddersfield is good and requires improvement, 2016/17",
    frozenset(
        {("annual-assessment-2017-18", 642), ("nurses-ccg-ratings-2017", 524)}
    ): "Kernow was inadequate and required improvement, 2016/17",
    frozenset(
        {("ratings-2017-18-east-and-north", 972), ("scunthorpe-new-boss", 245)}
    ): "North Lincolnshire was good and required improvement, 2016/17",
    frozenset(
        {("ratings-2017-18-east-and-north", 735), ("west-yorkshire-grades-2017", 753)}
    ): "Wakefield was good and required improvement, 2016/17",
    frozenset(
        {("essex-health-bodies-report-card", 754), ("ratings-2017-18-east-and-north", 1129)}
    ): "Mid Essex requires improvement and was inadequate, 2016/17",
    frozenset(
        {("inadequate-groups-fall-to-18", 574), ("eskwater-tarn-shared-team", 1768)}
    ): "Eskwater is inadequate and good, 2016/17",
    frozenset(
        {("scunthorpe-new-boss", 1979), ("best-and-worst-ccgs-2018", 1064)}
    ): "Hull is good and outstanding, 2017/18",
    frozenset(
        {("scunthorpe-new-boss", 2064), ("best-and-worst-ccgs-2018", 1052)}
    ): "Doncaster is good and outstanding, 2017/18",
    frozenset(
        {("scunthorpe-new-boss", 1979), ("how-many-ccgs-blog", 1434)}
    ): "Hull is good and was outstanding, 2017/18, whoever rated it",
    frozenset(
        {("scunthorpe-new-boss", 1991), ("yorkshire-grades-july-2019", 797)}
    ): "East Riding of Yorkshire requires improvement and was good, 2017/18",
    frozenset(
        {("scunthorpe-new-boss", 245), ("eighteen-ccgs-inadequate-2017-18", 1520)}
    ): "North Lincolnshire requires improvement and is inadequate, 2017/18",
    frozenset(
        {("annual-assessment-2017-18", 642), ("eighteen-ccgs-inadequate-2017-18", 1505)}
    ): "Kernow requires improvement and is inadequate, 2017/18",
    frozenset(
        {("annual-assessment-2017-18", 732), ("inadequate-groups-listed", 1084)}
    ): "North Tyneside requires improvement and is good, 2017/18",
    frozenset(
        {("ledger-roundup-november-2018", 1861), ("eighteen-ccgs-inadequate-2017-18", 1570)}
    ): "Somerset requires improvement and is inadequate, 2017/18",
    frozenset(
        {("mind-matters-joint-chief", 1152), ("eighteen-ccgs-inadequate-2017-18", 1770)}
    ): "Harrogate requires improvement and is outstanding, 2017/18",
    frozenset(
        {("mind-matters-joint-chief", 1012), ("yorkshire-grades-july-2019", 173)}
    ): "Scarborough and Ryedale was good and required improvement, 2017/18",
    frozenset(
        {("pac-summary-commissioning-support", 2457), ("auditors-overspending-groups", 1143)}
    ): "Stoke-on-Trent requires improvement and is good, 2017/18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1851), ("best-and-worst-ccgs-2018", 1265)}
    ): "South Tees is outstanding and inadequate, 2017/18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1851), ("north-east-icb-goes-live", 1411)}
    ): "South Tees was outstanding and inadequate, 2017/18",
    frozenset(
        {("commissioning-monitor-leaders-leave", 922), ("how-many-commissioners", 1371)}
    ): "Hull is good and outstanding, 2018/19",
    frozenset(
        {("how-many-ccgs-is-enough", 1937), ("ccg-ratings-2018-19", 1181)}
    ): "Leeds is good and outstanding, 2018/19",
    frozenset(
        {("lincolnshire-governing-body-paper", 915), ("lincolnshire-health-scrutiny", 955)}
    ): "Lincolnshire West is inadequate and requires improvement, 2018/19",
    # Two papers give all 18 that were inadequate for 2017/18, and the lists differ. Whom only one has is none of the
    # other's.
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("best-and-worst-ccgs-2018", 1265)}
    ): "South Tees is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("north-east-icb-goes-live", 1411)}
    ): "South Tees, as told later, is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("best-and-worst-ccgs-2018", 1278)}
    ): "West Norfolk is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("norfolk-waveney-doctors-back-merger", 1109)}
    ): "West Norfolk, as told later, is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("best-and-worst-ccgs-2018", 1254)}
    ): "Southend is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("bottom-of-the-class-2017-18", 918)}
    ): "Hambleton, Richmondshire and Whitby is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("inadequate-groups-listed", 1880)}
    ): "North Cumbria is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("inadequate-groups-listed", 1653)}
    ): "Cannock Chase is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("inadequate-groups-listed", 1916)}
    ): "South East Staffordshire is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("inadequate-groups-listed", 2001)}
    ): "Stafford and Surrounds is none of these 18",
    frozenset(
        {("eighteen-ccgs-inadequate-2017-18", 1547), ("inadequate-groups-listed", 1900)}
    ): "Redbridge is none of these 18",
    frozenset(
        {("ledger-roundup-november-2018", 1786), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Nene is none of these 18",
    frozenset(
        {("ledger-roundup-november-2018", 1786), ("best-and-worst-ccgs-2018", 1265)}
    ): "Nene is none of the other 18",
    frozenset(
        {("ledger-roundup-november-2018", 1840), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Harrow is none of these 18",
    frozenset(
        {("ledger-roundup-november-2018", 1840), ("best-and-worst-ccgs-2018", 1265)}
    ): "Harrow is none of the other 18",
    # One paper counts 101, 64 and 21 of 207 for 2016/17, where the others have 99, 66 and 23 of 209, or 94, 74 and 18.
    frozenset({("counter-view-ccg-ratings", 477), ("best-and-worst-ccgs-2018", 529)}): "21 and 23 are inadequate",
    frozenset({("counter-view-ccg-ratings", 477), ("fewer-top-grades", 320)}): "21, and 23 of 209, are inadequate",
    frozenset({("counter-view-ccg-ratings", 477), ("inadequate-groups-fall-to-18", 79)}): "21 and 18 are inadequate",
    frozenset({("counter-view-ccg-ratings", 448), ("best-and-worst-ccgs-2018", 522)}): "64 and 66 require improvement",
    frozenset({("counter-view-ccg-ratings", 448), ("fewer-top-grades", 278)}): "64, and 66 of 209, require improvement",
    frozenset(
        {("counter-view-ccg-ratings", 448), ("inadequate-groups-fall-to-18", 419)}
    ): "64 and 74 require improvement",
    frozenset({("counter-view-ccg-ratings", 431), ("best-and-worst-ccgs-2018", 518)}): "101 and 99 are good",
    frozenset({("counter-view-ccg-ratings", 431), ("fewer-top-grades", 253)}): "101, and 99 of 209, are good",
    frozenset({("counter-view-ccg-ratings", 431), ("inadequate-groups-fall-to-18", 382)}): "101 and 94 are good",
    frozenset({("counter-view-ccg-ratings", 431), ("inadequate-groups-fall-to-18", 386)}): "101 of 207 is 49%, not 45%",
    frozenset(
        {("counter-view-ccg-ratings", 135), ("committee-commissioning-summary", 797)}
    ): "85 of 207 is 41%, not 43%",
    # How many CCGs the assessment of 2018/19 is of, and how many of them were inadequate: one of those assessed counts
    # 191 and seven.
    frozenset(
        {("isle-of-wight-assessment-statement", 126), ("nao-study-ccg-mergers", 620)}
    ): "191 and 195 CCGs, 2018/19",
    frozenset({("isle-of-wight-assessment-statement", 1764), ("ccg-ratings-2018-19", 421)}): "7 and 11 are inadequate",
    frozenset(
        {("courier-reset-2016", 180), ("which-ccgs-in-special-measures", 285)}
    ): "9 and 10 put into special measures on one day",
    # What one body, or three of them together, were short of in one year.
    frozenset(
        {("nhse-midlands-ccg-assessment", 969), ("regional-shropshire-telford", 562)}
    ): "deficits of £21.4m and £21.7m, 2018/19",
    frozenset(
        {("scrutiny-north-yorkshire", 547), ("north-yorkshire-merger-row", 1092)}
    ): "deficits of £29.6m and £33m, 2018/19",
    # What grade one body had for one year, and whom a list of all 18 does not name.
    frozenset(
        {("live-southport-governing-body", 1654), ("eighteen-ccgs-inadequate-2017-18", 1587)}
    ): "Southport and Formby requires improvement and is inadequate, 2017/18",
    frozenset(
        {("courier-nao-commissioners", 2068), ("eighteen-ccgs-inadequate-2017-18", 1369)}
    ): "Croydon is good and inadequate, 2017/18",
    frozenset(
        {("counter-view-ccg-ratings", 809), ("kirklees-looking-back", 925)}
    ): "North Kirklees was good and inadequate, 2015/16",
    frozenset(
        {("counter-view-ccg-ratings", 809), ("kirklees-joint-leadership", 1882)}
    ): "North Kirklees is inadequate and required improvement, 2016/17",
    frozenset(
        {("merrowby-bigger-commissioners", 1208), ("how-many-ccgs-is-enough", 2023)}
    ): "Birmingham and Solihull is good and requires improvement, 2018/19",
    frozenset(
        {("isle-of-wight-assessment-statement", 174), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Isle of Wight is none of these 18",
    frozenset(
        {("isle-of-wight-assessment-statement", 174), ("best-and-worst-ccgs-2018", 1265)}
    ): "Isle of Wight is none of the other 18",
    frozenset(
        {("profile-whitworth-clay", 632), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "North Derbyshire is none of these 18",
    frozenset(
        {("profile-whitworth-clay", 632), ("best-and-worst-ccgs-2018", 1265)}
    ): "North Derbyshire is none of the other 18",
    # How many were inadequate in 2017/18: "just under 9%" of one text is less than the tenth, or the 20 of 207, of two.
    frozenset(
        {("ratings-round-up-2017-18", 462), ("prescribing-budgets-poll", 710)}
    ): "less than 9%, and 10%, are inadequate",
    frozenset(
        {("ratings-round-up-2017-18", 462), ("ccg-annual-assessment-notice", 314)}
    ): "20 of 207 is not less than 9%",
    # One paper has 77 of 209 over budget in 2016/17, where all others have 57; of what CCGs saved in that year
    # each text has its own sum.
    frozenset(
        {("auditors-on-ccg-deficits", 83), ("lodestar-ccg-deficits-rationing", 536)}
    ): "57 of 209 is 27%, not more than a third",
    frozenset(
        {("auditors-on-ccg-deficits", 83), ("par-commissioner-costs-summary", 519)}
    ): "27% is not more than a third",
    frozenset({("auditors-on-ccg-deficits", 83), ("deficits-force-rationing", 1512)}): "57 is not more than a third",
    frozenset(
        {("auditors-on-ccg-deficits", 257), ("lodestar-ccg-deficits-rationing", 536)}
    ): "57 of 209 is 27%, not 37%",
    frozenset({("auditors-on-ccg-deficits", 241), ("lodestar-ccg-deficits-rationing", 536)}): "57 and 77 of 209",
    frozenset({("auditors-on-ccg-deficits", 257), ("par-commissioner-costs-summary", 519)}): "27% and 37% overspent",
    frozenset(
        {("auditors-on-ccg-deficits", 241), ("par-commissioner-costs-summary", 519)}
    ): "77 of 209 is 37%, not 27%",
    frozenset({("auditors-on-ccg-deficits", 257), ("deficits-force-rationing", 1512)}): "57 is 27%, not 37%",
    frozenset({("auditors-on-ccg-deficits", 241), ("deficits-force-rationing", 1512)}): "57 and 77 overspent",
    frozenset(
        {("lodestar-ccg-deficits-rationing", 1910), ("pac-oversight-summary", 1829)}
    ): "savings of £2.2bn and £1.9bn",
    frozenset(
        {("lodestar-ccg-deficits-rationing", 1910), ("auditors-on-ccg-deficits", 675)}
    ): "savings of £2.2bn and £2.1bn",
    frozenset(
        {("lodestar-ccg-deficits-rationing", 1910), ("risk-reserve-rescues-books", 1362)}
    ): "savings of £2.2bn and £2.5bn",
    frozenset({("auditors-on-ccg-deficits", 675), ("pac-oversight-summary", 1829)}): "savings of £2.1bn and £1.9bn",
    frozenset(
        {("auditors-on-ccg-deficits", 675), ("risk-reserve-rescues-books", 1362)}
    ): "savings of £2.1bn and £2.5bn",
    # What all CCGs were given, and went over plan by.
    frozenset(
        {("auditors-on-ccg-deficits", 1992), ("mental-health-share-falls", 872)}
    ): "budgets rose by 3.4% and 3.7% in 2016/17",
    frozenset(
        {("hsna-leaders-survey-allocations", 781), ("par-commissioner-costs-summary", 311)}
    ): "£71.9bn and £73.6bn to share in 2016/17",
    frozenset(
        {("board-paper-ccg-update", 181), ("commissioners-heading-for-552m", 544)}
    ): "£157m and £159m over plan after half of 2017/18",
    # What one body was short of in one year.
    frozenset(
        {("profile-fell-runner-chair", 1064), ("tees-valley-durham-merger-bids", 1479)}
    ): "deficits of £6.4m and £4.1m, South Tees, 2018/19",
    frozenset(
        {("auditors-on-ccg-deficits", 855), ("risk-reserve-rescues-books", 960)}
    ): "deficits of £19.2m and £14.8m, Croydon, 2016/17",
    frozenset(
        {("lodestar-ccg-deficits-rationing", 1491), ("risk-reserve-rescues-books", 960)}
    ): "deficits of less than £9m and £14.8m, Croydon, 2016/17",
    frozenset(
        {("auditors-on-ccg-deficits", 855), ("lodestar-ccg-deficits-rationing", 1491)}
    ): "deficits of £19.2m and less than £9m, Croydon, 2016/17",
    frozenset(
        {("three-ccgs-under-directions", 1287), ("somerset-special-measures", 563)}
    ): "Somerset went £9.4m over plan, or £4.9m, 2016/17",
    # What grade one body had for one year.
    frozenset(
        {("profile-fell-runner-chair", 1021), ("best-and-worst-ccgs-2018", 1265)}
    ): "South Tees was good and inadequate, 2017/18",
    frozenset(
        {("profile-fell-runner-chair", 1021), ("sallowfield-vanishing-ccg", 2289)}
    ): "South Tees was good and inadequate, 2017/18, no rater named",
    frozenset(
        {("profile-fell-runner-chair", 1021), ("eighteen-ccgs-inadequate-2017-18", 1851)}
    ): "South Tees was good and outstanding, 2017/18",
    frozenset(
        {("conference-report-small-rooms", 1285), ("north-tyneside-rated-outstanding", 2058)}
    ): "Sunderland is outstanding and good, 2018/19",
    frozenset(
        {("verdict-on-ccgs-2016-17", 645), ("nhscc-responds-annual-assessment", 1294)}
    ): "Bury is inadequate and required improvement, 2016/17",
    frozenset(
        {("caption-oldham", 637), ("nhscc-responds-annual-assessment", 1294)}
    ): "Bury requires improvement and is good, 2017/18",
    frozenset(
        {("town-hall-marriages", 606), ("caption-oldham", 713)}
    ): "Tameside and Glossop is good and outstanding, 2017/18",
    frozenset(
        {("nib-october", 508), ("commissioning-monitor-leaders-leave", 922)}
    ): "Hull is outstanding and good, 2018/19",
    frozenset(
        {("humber-ccg-report-cards", 726), ("scunthorpe-new-boss", 1941)}
    ): "North East Lincolnshire requires improvement and is outstanding, 2017/18",
    frozenset(
        {("diabetes-ratings", 924), ("clinical-priority-ratings-release", 1024)}
    ): "Wakefield is inadequate and good for diabetes, 2016/17",
    frozenset(
        {("board-paper-lincolnshire-options", 732), ("lincolnshire-practices-back-merger", 1893)}
    ): "Lincolnshire West requires improvement and is good, 2017/18",
    frozenset(
        {("announcement-lincolnshire", 566), ("lincolnshire-governing-body-paper", 915)}
    ): "Lincolnshire West is good and inadequate, 2018/19",
    frozenset(
        {("announcement-lincolnshire", 566), ("lincolnshire-health-scrutiny", 955)}
    ): "Lincolnshire West is good and required improvement, 2018/19",
    frozenset(
        {("board-paper-lincolnshire-options", 628), ("lincolnshire-one-chief", 911)}
    ): "South West Lincolnshire is good and requires improvement, 2017/18",
    frozenset(
        {("board-paper-lincolnshire-options", 762), ("lincolnshire-one-chief", 868)}
    ): "South Lincolnshire requires improvement and is good, 2017/18",
    frozenset(
        {("announcement-lincolnshire", 607), ("lincolnshire-governing-body-paper", 797)}
    ): "South Lincolnshire requires improvement and is good, 2018/19",
    frozenset(
        {("black-country-one", 1057), ("black-country-merger-vote", 1508)}
    ): "Dudley is outstanding and good, 2018/19",
    frozenset(
        {("black-country-one", 1201), ("black-country-merger-vote", 1519)}
    ): "Sandwell and West Birmingham requires improvement and is good, 2018/19",
    frozenset(
        {("black-country-one", 1201), ("black-country-governing-bodies-summary", 2414)}
    ): "Sandwell and West Birmingham was good, 2018/19, no rater named",
    frozenset(
        {("black-country-one", 1120), ("black-country-merger-vote", 1564)}
    ): "Walsall is good and requires improvement, 2018/19",
    frozenset(
        {("thread-staffs", 393), ("pac-summary-commissioning-support", 2457)}
    ): "Stoke on Trent is good and requires improvement, 2017/18",
    frozenset(
        {("interview-chair-blmk", 1314), ("verdict-on-ccgs-2016-17", 651)}
    ): "Luton required improvement and is inadequate, 2016/17",
    frozenset(
        {("scrutiny-norfolk-five-into-one", 990), ("west-norfolk-chief-steps-down", 842)}
    ): "North Norfolk is good and requires improvement, 2017/18",
    frozenset(
        {("scrutiny-norfolk-five-into-one", 1008), ("west-norfolk-chief-steps-down", 860)}
    ): "South Norfolk is good and requires improvement, 2017/18",
    frozenset(
        {("diabetes-ratings", 1026), ("essex-health-bodies-report-card", 1032)}
    ): "Thurrock is good and outstanding for diabetes, 2016/17",
    frozenset(
        {("gpledger-norfolk-waveney-merger", 1750), ("stakeholder-bulletin-norfolk", 609)}
    ): "West Norfolk requires improvement and is good, 2018/19",
    frozenset({("dementia-scores", 2250), ("fewer-top-grades", 462)}): "Camden is good and outstanding, 2016/17",
    frozenset(
        {("ratings-round-up-2017-18", 621), ("fewer-top-grades", 609)}
    ): "Croydon required improvement and is inadequate, 2016/17",
    frozenset(
        {("ratings-round-up-2017-18", 621), ("foi-consultants-bill", 1649)}
    ): "Croydon required improvement and was inadequate, 2016/17, no rater named",
    frozenset(
        {("diabetes-ratings", 712), ("annual-assessment-2017-18", 2216)}
    ): "Newham is outstanding and good for diabetes, 2017/18",
    frozenset(
        {("verdict-on-ccgs-2016-17", 591), ("fewer-top-grades", 392)}
    ): "Southwark is outstanding and good, 2016/17",
    frozenset(
        {("westminster-week", 1028), ("eye-ops-face-axe-sussex", 708)}
    ): "Brighton and Hove is good and inadequate, 2016/17",
    frozenset(
        {("verdict-on-ccgs-2016-17", 661), ("ccgs-could-be-broken-up", 1132)}
    ): "Isle of Wight was good and required improvement, 2015/16",
    frozenset(
        {("somerset-told-to-improve", 986), ("somerset-special-measures", 70)}
    ): "Somerset required improvement and was good, 2015/16",
    frozenset(
        {("verdict-on-ccgs-2016-17", 555), ("liverpool-ccg-chief-resigns", 1538)}
    ): "Liverpool is outstanding and good, 2016/17",
    # Whom a list of all 18 does not name.
    frozenset(
        {("ratings-round-up-2017-18", 675), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Herefordshire is none of these 18",
    frozenset(
        {("ratings-round-up-2017-18", 675), ("best-and-worst-ccgs-2018", 1265)}
    ): "Herefordshire is none of the other 18",
    frozenset(
        {("ratings-round-up-2017-18", 691), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "South Kent Coast is none of these 18",
    frozenset(
        {("ratings-round-up-2017-18", 691), ("best-and-worst-ccgs-2018", 1265)}
    ): "South Kent Coast is none of the other 18",
    frozenset(
        {("thread-staffs", 416), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Cannock Chase is none of these 18",
    frozenset(
        {("thread-staffs", 444), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Stafford and Surrounds is none of these 18",
    # Ten invented texts on grades give bodies others than texts before them do.
    frozenset({("north-outshines-south", 956), ("west-yorkshire-grades-2017", 368)}): "60% and 120 of 209 are good",
    frozenset({("north-outshines-south", 956), ("best-and-worst-ccgs-2018", 601)}): "60% and 57% are good or better",
    frozenset(
        {("southport-climb", 55), ("liverpool-ccg-chief-resigns", 1696)}
    ): "Southport and Formby is inadequate and requires improvement for 2016/17",
    frozenset({("herts-grade-questions", 397), ("verdict-on-ccgs-2016-17", 651)}): "Luton is good and inadequate",
    frozenset(
        {("herts-grade-questions", 397), ("interview-chair-blmk", 1314)}
    ): "Luton is good and requires improvement",
    frozenset(
        {("swale-bottom-of-kent", 466), ("eighteen-ccgs-inadequate-2017-18", 1294)}
    ): "Canterbury and Coastal requires improvement and is inadequate",
    frozenset(
        {("swale-bottom-of-kent", 551), ("ratings-round-up-2017-18", 691)}
    ): "South Kent Coast requires improvement and is inadequate",
    frozenset(
        {("swale-bottom-of-kent", 336), ("eighteen-ccgs-inadequate-2017-18", 1637)}
    ): "Thanet requires improvement and is inadequate",
    frozenset(
        {("swale-bottom-of-kent", 13), ("eighteen-ccgs-inadequate-2017-18", 1547)}
    ): "Swale is inadequate and none of the 18",
    frozenset(
        {("swale-bottom-of-kent", 13), ("best-and-worst-ccgs-2018", 1265)}
    ): "Swale is inadequate and none of the 18 of other texts",
    frozenset(
        {("mergers-shuffle-pack", 246), ("nhse-mergers-2021-release", 1250)}
    ): "Surrey Heath is good and outstanding for 2019/20",
    frozenset({("north-outshines-south", 406), ("somerset-told-to-improve", 1684)}): "Dorset is good and outstanding",
    frozenset(
        {("north-outshines-south", 242), ("somerset-told-to-improve", 187)}
    ): "Somerset requires improvement and is inadequate",
    # A round-up has the share that 11 of 195 are for 2018/19, as eight texts do; one of those assessed counts seven.
    frozenset(
        {("east-midlands-round-up", 2329), ("isle-of-wight-assessment-statement", 1764)}
    ): "7 of 195 is 4%, not 6%",
}
