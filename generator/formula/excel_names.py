"""Words that a workbook would take for something else: its functions, and cells by letters."""

_WORDS = """
abs accrint accrintm acos acosh acot acoth address aggregate amordegrc amorlinc and arabic areas
arraytotext asc asin asinh atan atanh avedev average averagea averageif averageifs bahttext base
besseli besselj besselk bessely betadist betainv binomdist bitand bitlshift bitor bitrshift bitxor
bycol byrow call ceiling cell char chidist chiinv chitest choose choosecols chooserows clean code
column columns combin combina complex concat concatenate confidence convert correl cos cosh cot coth
count counta countblank countif countifs coupdaybs coupdays coupdaysnc coupncd coupnum couppcd covar
critbinom csc csch cubekpimember cubemember cubememberproperty cuberankedmember cubeset cubesetcount
cubevalue cumipmt cumprinc date datedif datestring datevalue daverage day days db dbcs dcount dcounta
ddb decimal degrees delta detectlanguage devsq dget disc dmax dmin dollar dollarde dollarfr dproduct
drop dstdev dstdevp dsum duration dvar dvarp edate effect encodeurl eomonth erf erfc euroconvert even
exact exp expand expondist fact factdouble false fdist field filter filterxml find findb finv fisher
fisherinv fixed floor forecast formulatext frequency ftest fv fvschedule gamma gammadist gammainv
gammaln gauss gcd geomean gestep getpivotdata groupby growth harmean hlookup hour hstack hyperlink
hypgeomdist if iferror ifna ifs image imabs imaginary imargument imconjugate imcos imcosh imcot imcsc
imcsch imdiv imexp imln implus impower improduct imreal imsec imsech imsin imsinh imsqrt imsub imsum
imtan index indirect info int intercept intrate ipmt irr isblank iseven isformula islogical isna
isnontext isnumber isodd isomitted isoweeknum ispmt isref istext iserr iserror jis kurt lambda large
lcm left leftb len lenb let linest ln log logest loginv lognormdist lookup lower makearray map match
max maxa maxifs mdeterm mduration median mid midb min mina minifs minute minverse mirr mmult mod mode
month mround multinomial munit na negbinomdist networkdays nominal normdist norminv normsdist normsinv
not now nper npv numberstring numbervalue oct odd oddfprice oddfyield oddlprice oddlyield offset or
pduration pearson percentile percentof percentrank permut permutationa phi phonetic pi pivotby pmt
poisson power ppmt price pricedisc pricemat prob product proper pv quartile quotient radians rand
randarray randbetween rank rate received reduce regextest regexextract regexreplace replace replaceb
rept right rightb roman round rounddown roundup row rows rri rsq rtd scan search searchb sec sech
second sequence seriessum sheet sheets sign sin sinh skew sln slope small sort sortby sqrt sqrtpi
standardize stdev stdeva stdevp stdevpa steyx stockhistory substitute subtotal sum sumif sumifs
sumproduct sumsq switch syd take tan tanh tbilleq tbillprice tbillyield tdist text textafter
textbefore textjoin textsplit time timevalue tinv tocol today torow translate transpose trend trim
trimmean trimrange true trunc ttest type unichar unicode unique upper value valuetotext var vara varp
varpa vdb vlookup vstack webservice weekday weeknum weibull workday wraprows wrapcols xirr xlookup
xmatch xnpv xor year yearfrac yield yielddisc yieldmat ztest
"""
FUNCTIONS = frozenset(_WORDS.split())
"""The functions of Excel whose names a key could have, in lower case."""

CELLS = ("r", "c")
"""A row and a column in the other way of naming cells; no name may be one of them."""


def clash(key: str) -> str:
    """Return what a workbook would take a key for: `function`, `cell`, or nothing."""
    if key in FUNCTIONS:
        return "function"
    return "cell" if key in CELLS else ""
